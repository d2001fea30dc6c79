package foresee.benchmarks.matrix;

import foresee.benchmarks.FinishedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Finished cells, and why their trials failed, in a folder, one file each, whole or not there: whatever kills a run, what was finished
 * stays, and is not run again unless what it stands on has changed.
 */
final class CellStore {
    private static final String CELLS = "cells";
    private static final String DIAGNOSES = "diagnoses";

    private final Path cells;
    private final Path diagnoses;
    private final ReadWriteLock writing = new ReentrantReadWriteLock();
    private boolean closed;

    CellStore(Path folder) {
        this.cells = folder.resolve(CELLS);
        this.diagnoses = folder.resolve(DIAGNOSES);
    }

    /** Those that are made in a folder. */
    static List<Path> folders(Path folder) {
        return List.of(folder.resolve(CELLS), folder.resolve(DIAGNOSES));
    }

    /**
     * The result of a cell that was finished on the same basis.
     *
     * @return empty if there is none, it failed, or the file cannot be made sense of
     */
    Optional<CellResult> find(Cell cell, String basis) throws IOException {
        return read(file(cells, cell.id()), CellResult.class)
                .filter(result -> result.isDone()
                        && basis.equals(result.basis())
                        && cell.equals(result.cell())
                        && isWhole(result));
    }

    /** Whether nobody changed the outcomes. */
    private static boolean isWhole(CellResult result) {
        return result.trials().size() == result.cell().where().trials()
                && CellResult.digest(result.trials()).equals(result.digest());
    }

    /**
     * What was found in the outcomes of a cell before, on the same basis.
     *
     * @param trials how many are to be looked into
     */
    Optional<DiagnosedCell> findDiagnoses(CellResult result, int trials) throws IOException {
        return read(file(diagnoses, result.id()), KeptDiagnoses.class)
                .filter(kept -> result.basis().equals(kept.basis()))
                .map(KeptDiagnoses::found)
                .filter(found -> result.digest().equals(found.digest())
                        && result.id().equals(found.id())
                        && found.diagnoses().size() == trials);
    }

    /**
     * Why trials failed, as it is kept.
     *
     * @param basis of the cell: another program may find something else in the same outcomes
     */
    private record KeptDiagnoses(String basis, DiagnosedCell found) {
        KeptDiagnoses {
            Objects.requireNonNull(basis, "basis");
            Objects.requireNonNull(found, "found");
        }
    }

    private static <T> Optional<T> read(Path file, Class<T> type) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            String name = file.toString();
            return Optional.of(MatrixJson.read(name, MatrixJson.parse(name, Files.readAllBytes(file)), type));
        } catch (BenchmarkFormatException damaged) {
            return Optional.empty();
        }
    }

    void keep(CellResult result) throws IOException {
        write(file(cells, result.id()), MatrixJson.pretty(result));
    }

    /**
     * Keeps why trials of a cell failed.
     *
     * @param basis of the cell
     */
    void keep(DiagnosedCell diagnosed, String basis) throws IOException {
        write(file(diagnoses, diagnosed.id()), MatrixJson.pretty(new KeptDiagnoses(basis, diagnosed)));
    }

    private void write(Path file, byte[] bytes) throws IOException {
        writing.readLock().lock();
        try {
            if (closed) {
                throw new CancellationException("stopped.");
            }
            FinishedFile.write(file, bytes);
        } finally {
            writing.readLock().unlock();
        }
    }

    /** Nothing is written any more; waits for what is being written. */
    void close() {
        writing.writeLock().lock();
        try {
            closed = true;
        } finally {
            writing.writeLock().unlock();
        }
    }

    private static Path file(Path folder, String id) {
        return folder.resolve(id + ".json");
    }
}
