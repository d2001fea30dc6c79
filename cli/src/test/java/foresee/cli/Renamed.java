package foresee.cli;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Goal pictures that claim to be of another environment. */
final class Renamed {
    private static final byte[] KEY = "tEXtforesee.env\0".getBytes(StandardCharsets.ISO_8859_1);

    private Renamed() {}

    /** The PNG file with the name of its environment replaced by one of equal length, check sum and all. */
    static byte[] environment(byte[] png, String name) {
        byte[] renamed = png.clone();
        int chunk = find(renamed);
        byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, renamed, chunk + KEY.length, bytes.length);
        CRC32 crc = new CRC32();
        crc.update(renamed, chunk, KEY.length + bytes.length);
        ByteBuffer.wrap(renamed).putInt(chunk + KEY.length + bytes.length, (int) crc.getValue());
        return renamed;
    }

    private static int find(byte[] png) {
        String text = new String(png, StandardCharsets.ISO_8859_1);
        return text.indexOf(new String(KEY, StandardCharsets.ISO_8859_1));
    }
}
