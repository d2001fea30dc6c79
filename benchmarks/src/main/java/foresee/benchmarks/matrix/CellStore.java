package foresee.benchmarks.matrix;

import foresee.benchmarks.FinishedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finished cells in a folder, one file each, whole or not there: whatever kills a run, what was finished stays, and is not run again
 * unless what it stands on has changed.
 */
final class CellStore {
    private final Path folder;

    CellStore(Path folder) {
        this.folder = folder.resolve("cells");
    }

    /**
     * The result of a cell that was finished on the same basis.
     *
     * @return empty if there is none, it failed, or the file cannot be made sense of
     */
    Optional<CellResult> find(Cell cell, String basis) throws IOException {
        Path file = file(cell);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            CellResult result = MatrixJson.read(
                    file.toString(), MatrixJson.parse(file.toString(), Files.readAllBytes(file)), CellResult.class);
            boolean holds = result.isDone()
                    && result.basis().equals(basis)
                    && result.cell().equals(cell);
            return holds ? Optional.of(result) : Optional.empty();
        } catch (BenchmarkFormatException damaged) {
            return Optional.empty();
        }
    }

    void keep(CellResult result) throws IOException {
        FinishedFile.write(file(result.cell()), MatrixJson.pretty(result));
    }

    private Path file(Cell cell) {
        return folder.resolve(cell.id() + ".json");
    }
}
