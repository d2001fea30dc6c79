package foresee.benchmarks.report;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import foresee.benchmarks.FinishedFile;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Lines of values, quoted as RFC 4180 has it. */
final class CsvFile {
    private static final CsvMapper MAPPER = CsvMapper.builder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();
    private static final CsvSchema LINES = CsvSchema.emptySchema().withLineSeparator("\r\n");

    private CsvFile() {}

    static String text(List<List<Object>> rows) throws IOException {
        StringWriter text = new StringWriter();
        try (SequenceWriter writer = MAPPER.writer(LINES).writeValues(text)) {
            for (List<Object> row : rows) {
                writer.write(row.toArray());
            }
        }
        return text.toString();
    }

    /** Removes the files of an earlier report, some of which a later one may not have. */
    static void clear(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.csv")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    static void write(Path file, List<List<Object>> rows) throws IOException {
        FinishedFile.write(file, text(rows).getBytes(StandardCharsets.UTF_8));
    }
}
