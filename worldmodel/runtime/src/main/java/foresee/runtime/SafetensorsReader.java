package foresee.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Reads a safetensors file as a model; checks everything against the file's size before it takes memory. */
final class SafetensorsReader {
    private static final long MOST_HEADER = 100_000_000;
    private static final long MOST_VALUES = Integer.MAX_VALUE - 8L;
    private static final int HEADER_AT = Long.BYTES;

    private final Path path;
    private final FileChannel channel;
    private final long size;

    private SafetensorsReader(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        this.size = channel.size();
    }

    static ModelFile read(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return new SafetensorsReader(path, channel).model();
        }
    }

    /** One tensor of the header: where its values lie, relative to the end of the header. */
    private record Entry(TensorSpec spec, long begin, long end) {}

    private ModelFile model() throws IOException {
        long headerLength = headerLength();
        long valuesAt = HEADER_AT + headerLength;
        JsonNode header = header((int) headerLength);
        try {
            StrictObject metadata = metadata(header);
            String text = metadata.text(SafetensorsWriter.CARD);
            ModelCard card = card(text);
            List<Entry> entries = entries(header, valuesAt);
            ModelFile.requireSpecs(card, entries.stream().map(Entry::spec).toList());
            ByteBuffer values = bytes(valuesAt, size - valuesAt);
            requireChecksum(metadata, text, values, valuesAt);
            return new ModelFile(card, tensors(entries, values));
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(path, HEADER_AT, e.getMessage());
        }
    }

    private long headerLength() throws IOException {
        if (size < HEADER_AT) {
            throw new ModelFormatException(
                    path, size, "the file ends within the header length (8 bytes); it is truncated or no model file.");
        }
        long length = bytes(0, HEADER_AT).getLong();
        if (length < 2 || length > Math.min(MOST_HEADER, size - HEADER_AT)) {
            throw new ModelFormatException(
                    path,
                    0,
                    "header length (" + Long.toUnsignedString(length) + ") must be at least 2 and at most "
                            + Math.min(MOST_HEADER, size - HEADER_AT)
                            + " (the rest of the file, or 100 MB); it is truncated or no model file.");
        }
        return length;
    }

    private ByteBuffer bytes(long from, long count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new ModelFormatException(path, from + bytes.position(), "the file ends while it is read.");
            }
        }
        return bytes.flip();
    }

    private JsonNode header(int length) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes(HEADER_AT, length))
                    .toString();
            JsonNode header = JsonText.parse(text);
            if (!header.isObject()) {
                throw new ModelFormatException(path, HEADER_AT, "header must be a JSON object.");
            }
            return header;
        } catch (CharacterCodingException e) {
            throw new ModelFormatException(path, HEADER_AT, "header must be UTF-8 text.");
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(path, HEADER_AT, "header: " + e.getMessage());
        }
    }

    private static StrictObject metadata(JsonNode header) {
        JsonNode node = header.path(SafetensorsWriter.METADATA);
        if (!node.isObject() || !node.has(SafetensorsWriter.CARD)) {
            throw new IllegalArgumentException("header must have a string " + SafetensorsWriter.METADATA + "."
                    + SafetensorsWriter.CARD + ".\nMaybe this is a safetensors file of another program.");
        }
        StrictObject metadata = new StrictObject(node, SafetensorsWriter.METADATA);
        node.fieldNames().forEachRemaining(metadata::text);
        return metadata;
    }

    private static ModelCard card(String text) {
        try {
            return ModelCard.fromJson(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("model card: " + e.getMessage(), e);
        }
    }

    /** In order of their values, which must fill the rest of the file without gap or overlap. */
    private List<Entry> entries(JsonNode header, long valuesAt) throws ModelFormatException {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : header.properties()) {
            if (!field.getKey().equals(SafetensorsWriter.METADATA)) {
                entries.add(entry(field.getKey(), field.getValue()));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::begin));
        long at = 0;
        for (Entry entry : entries) {
            if (entry.begin != at) {
                throw new ModelFormatException(
                        path,
                        valuesAt + Math.min(at, entry.begin),
                        "tensor " + entry.spec.name() + " begins at " + entry.begin + " and must begin at " + at
                                + ", where " + "the one before it ends.");
            }
            at = entry.end;
        }
        if (at != size - valuesAt) {
            throw new ModelFormatException(
                    path,
                    Math.min(size, valuesAt + at),
                    "tensors take " + at + " bytes and the file has " + (size - valuesAt)
                            + " after its header; it is truncated or has something behind it.");
        }
        if (at > MOST_VALUES) {
            throw new ModelFormatException(
                    path, valuesAt, "tensors take " + at + " bytes and must take at most " + MOST_VALUES + ".");
        }
        return entries;
    }

    private static Entry entry(String name, JsonNode node) {
        StrictObject json = StrictObject.of(node, name, "dtype", "shape", "data_offsets");
        if (!json.text("dtype").equals("F32")) {
            throw new IllegalArgumentException("type of tensor " + name + " (" + json.text("dtype") + ") must be F32.");
        }
        TensorSpec spec = new TensorSpec(name, shape(json));
        JsonNode offsets = json.array("data_offsets");
        if (offsets.size() != 2 || !isLong(offsets.get(0)) || !isLong(offsets.get(1))) {
            throw new IllegalArgumentException(json.at("data_offsets") + " must be two integers.");
        }
        long begin = offsets.get(0).longValue();
        long end = offsets.get(1).longValue();
        if (begin < 0 || end < begin || end - begin != (long) spec.size() * Float.BYTES) {
            throw new IllegalArgumentException("tensor " + name + " lies from " + begin + " to " + end
                    + " and must take " + spec.shapeText() + " x 4 = " + (long) spec.size() * Float.BYTES + " bytes.");
        }
        return new Entry(spec, begin, end);
    }

    private static boolean isLong(JsonNode node) {
        return node.isInt() || node.isLong();
    }

    private static List<Integer> shape(StrictObject json) {
        List<Integer> shape = new ArrayList<>();
        for (JsonNode extent : json.array("shape")) {
            if (!extent.isInt()) {
                throw new IllegalArgumentException(json.at("shape") + " must be integers.");
            }
            shape.add(extent.intValue());
        }
        return shape;
    }

    private void requireChecksum(StrictObject metadata, String card, ByteBuffer values, long valuesAt)
            throws ModelFormatException {
        if (metadata.node().has(SafetensorsWriter.CHECKSUM)) {
            String stored = metadata.text(SafetensorsWriter.CHECKSUM);
            String computed = Checksum.of(card, values);
            if (!stored.equals(computed)) {
                throw new ModelFormatException(
                        path,
                        valuesAt,
                        "checksum of card and values (" + computed + ") must be " + stored
                                + ", as the file says; it is " + "corrupt.");
            }
        }
    }

    private static List<Tensor> tensors(List<Entry> entries, ByteBuffer values) {
        List<Tensor> tensors = new ArrayList<>();
        for (Entry entry : entries) {
            float[] floats = new float[entry.spec.size()];
            values.position((int) entry.begin).asFloatBuffer().get(floats);
            tensors.add(new Tensor(entry.spec, floats));
        }
        return tensors;
    }
}
