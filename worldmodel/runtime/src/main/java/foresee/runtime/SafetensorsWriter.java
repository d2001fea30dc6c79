package foresee.runtime;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Writes a model as a safetensors file. */
final class SafetensorsWriter {
    static final String METADATA = "__metadata__";
    static final String CARD = "foresee.card";
    static final String CHECKSUM = "foresee.crc32c";
    private static final int ALIGNMENT = 8;

    /** Keeps the temporary files of one process apart. */
    private static final AtomicLong NUMBER = new AtomicLong();

    private SafetensorsWriter() {}

    static void write(ModelFile model, Path path) throws IOException {
        ByteBuffer values = values(model.tensors());
        byte[] header = header(model, values);
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        length.putLong(header.length).flip();
        replace(path, length, ByteBuffer.wrap(header), values);
    }

    private static ByteBuffer values(List<Tensor> tensors) {
        long bytes = tensors.stream()
                .mapToLong(tensor -> (long) tensor.spec().size() * Float.BYTES)
                .sum();
        ByteBuffer values = ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
        for (Tensor tensor : tensors) {
            for (int i = 0; i < tensor.spec().size(); i++) {
                values.putFloat(tensor.get(i));
            }
        }
        return values.flip();
    }

    /** The JSON header, filled up with spaces so that the values begin at a multiple of eight. */
    private static byte[] header(ModelFile model, ByteBuffer values) {
        String card = model.card().toJson();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject(METADATA).put(CARD, card).put(CHECKSUM, Checksum.of(card, values));
        int offset = 0;
        for (Tensor tensor : model.tensors()) {
            int end = offset + tensor.spec().size() * Float.BYTES;
            json.set(tensor.spec().name(), entry(tensor.spec(), offset, end));
            offset = end;
        }
        byte[] text = JsonText.compact(json).getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(text, (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        Arrays.fill(padded, text.length, padded.length, (byte) ' ');
        return padded;
    }

    private static ObjectNode entry(TensorSpec spec, int offset, int end) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("dtype", "F32");
        spec.shape().forEach(entry.putArray("shape")::add);
        entry.putArray("data_offsets").add(offset).add(end);
        return entry;
    }

    private static void replace(Path path, ByteBuffer... parts) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        Path temporary = folder.resolve(
                path.getFileName() + "." + ProcessHandle.current().pid() + "." + NUMBER.incrementAndGet() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                for (ByteBuffer part : parts) {
                    writeAll(channel, part);
                }
                channel.force(true);
            }
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(folder);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void writeAll(FileChannel channel, ByteBuffer part) throws IOException {
        while (part.hasRemaining()) {
            channel.write(part);
        }
    }

    /** Makes the rename itself last; where the platform cannot open a folder, the rename is as lasting as it makes it. */
    private static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            System.getLogger(SafetensorsWriter.class.getName())
                    .log(System.Logger.Level.DEBUG, "cannot sync " + folder, e);
        }
    }
}
