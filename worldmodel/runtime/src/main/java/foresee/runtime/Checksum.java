package foresee.runtime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32C;

/** CRC-32C over a card's text and the bytes of all values. */
final class Checksum {
    private Checksum() {}

    /** Eight hexadecimal digits; {@code values} from its beginning to its limit, position unchanged. */
    static String of(String card, ByteBuffer values) {
        CRC32C crc = new CRC32C();
        crc.update(card.getBytes(StandardCharsets.UTF_8));
        crc.update(values.duplicate().rewind());
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
