package foresee.benchmarks;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reduces a picture to 256 colours: exactly if it has no more, otherwise those of large areas exactly and the rest by median
 * cut. Transparent pixels stay so, and count as one colour.
 *
 * <p><b>Why:</b> drawn pictures have a few flat colours and thin blends between them; this takes a tenth of the time of the
 * JDK's octree. <b>Source:</b> Heckbert, "Color image quantization for frame buffer display", SIGGRAPH 1982, on colours
 * rounded to 5 bits a channel; each cell splits at the middle of its pixels along its longest side.
 */
final class Palette {
    /** A pixel that shows what is below it. */
    static final int TRANSPARENT = 0;

    private static final int COLOURS = 256;
    private static final int BUCKETS = 1 << 15;
    private static final int FLAT = 500;

    private Palette() {}

    /** The same picture with a palette of up to 256 colours. */
    static BufferedImage indexed(BufferedImage picture) {
        return indexed(picture, COLOURS);
    }

    /** The same picture with a palette of up to {@code most} colours, 2 to 256. */
    static BufferedImage indexed(BufferedImage picture, int most) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        int[] colours = distinct(pixels);
        return colours.length <= most ? exact(pixels, colours, width, height) : reduced(pixels, most, width, height);
    }

    /** Up to 257 different colours, ascending: 257 stands for too many. */
    private static int[] distinct(int[] pixels) {
        int[] found = new int[COLOURS + 1];
        int count = 0;
        int last = ~pixels[0];
        for (int pixel : pixels) {
            if (pixel != last) {
                last = pixel;
                int at = Arrays.binarySearch(found, 0, count, pixel);
                if (at < 0) {
                    System.arraycopy(found, -at - 1, found, -at, count + at + 1);
                    found[-at - 1] = pixel;
                    count++;
                }
                if (count > COLOURS) {
                    break;
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static BufferedImage exact(int[] pixels, int[] colours, int width, int height) {
        byte[] indices = new byte[pixels.length];
        int last = pixels[0];
        byte index = (byte) Arrays.binarySearch(colours, last);
        for (int i = 0; i < pixels.length; i++) {
            if (pixels[i] != last) {
                last = pixels[i];
                index = (byte) Arrays.binarySearch(colours, last);
            }
            indices[i] = index;
        }
        return image(indices, colours, width, height);
    }

    private static BufferedImage image(byte[] indices, int[] colours, int width, int height) {
        int transparent = IntStream.range(0, colours.length)
                .filter(k -> colours[k] == TRANSPARENT)
                .findFirst()
                .orElse(-1);
        IndexColorModel model = new IndexColorModel(8, colours.length, colours, 0, false, transparent, 0);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
        image.getRaster().setDataElements(0, 0, width, height, indices);
        return image;
    }

    /** Colours of large areas exactly, the rest by median cut. */
    private static BufferedImage reduced(int[] pixels, int most, int width, int height) {
        int[] flat = flat(pixels, most / 2);
        int[] rest = Arrays.stream(pixels)
                .filter(pixel -> Arrays.binarySearch(flat, pixel) < 0)
                .toArray();
        Buckets buckets = new Buckets(rest);
        List<int[]> cells = cells(buckets, most - flat.length);
        int[] colours = Arrays.copyOf(flat, flat.length + cells.size());
        byte[] indexOf = new byte[BUCKETS];
        for (int k = 0; k < cells.size(); k++) {
            colours[flat.length + k] = buckets.mean(cells.get(k));
            for (int bucket : cells.get(k)) {
                indexOf[bucket] = (byte) (flat.length + k);
            }
        }
        byte[] indices = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int at = Arrays.binarySearch(flat, pixels[i]);
            indices[i] = at >= 0 ? (byte) at : indexOf[Buckets.of(pixels[i])];
        }
        return image(indices, colours, width, height);
    }

    /** Colours of more than one pixel in 500, the commonest up to {@code most} if there are more; ascending. */
    private static int[] flat(int[] pixels, int most) {
        int[] sorted = pixels.clone();
        Arrays.sort(sorted);
        List<long[]> found = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[begin]) {
                boolean kept = sorted[begin] == TRANSPARENT || (long) (i - begin) * FLAT > sorted.length;
                if (kept) {
                    found.add(new long[] {sorted[begin] == TRANSPARENT ? Long.MAX_VALUE : i - begin, sorted[begin]});
                }
                begin = i;
            }
        }
        return found.stream()
                .sorted(Comparator.comparingLong((long[] colour) -> -colour[0]))
                .limit(most)
                .mapToInt(colour -> (int) colour[1])
                .sorted()
                .toArray();
    }

    /** Splits the cell with the widest spread until there are {@code most} or nothing is left to split. */
    private static List<int[]> cells(Buckets buckets, int most) {
        List<int[]> cells = new ArrayList<>(List.of(buckets.used()));
        while (cells.size() < most) {
            int widest = 0;
            for (int k = 1; k < cells.size(); k++) {
                if (buckets.weight(cells.get(k)) > buckets.weight(cells.get(widest))) {
                    widest = k;
                }
            }
            int[] cell = cells.get(widest);
            if (cell.length < 2) {
                break;
            }
            int middle = buckets.sortAndFindMiddle(cell);
            cells.set(widest, Arrays.copyOf(cell, middle));
            cells.add(Arrays.copyOfRange(cell, middle, cell.length));
        }
        return cells;
    }

    /** Pixels counted by their colour, rounded to 5 bits a channel, and the sums of their exact colours. */
    private static final class Buckets {
        private final int[] count = new int[BUCKETS];
        private final long[][] sum = new long[3][BUCKETS];

        Buckets(int[] pixels) {
            for (int pixel : pixels) {
                int bucket = of(pixel);
                count[bucket]++;
                for (int c = 0; c < 3; c++) {
                    sum[c][bucket] += pixel >> (16 - 8 * c) & 0xff;
                }
            }
        }

        static int of(int pixel) {
            return (pixel >> 19 & 31) << 10 | (pixel >> 11 & 31) << 5 | (pixel >> 3 & 31);
        }

        private static int channel(int bucket, int c) {
            return bucket >> (10 - 5 * c) & 31;
        }

        int[] used() {
            return IntStream.range(0, BUCKETS)
                    .filter(bucket -> count[bucket] > 0)
                    .toArray();
        }

        /** Longest side of a cell, and, among equals, more buckets: what is worth splitting. */
        long weight(int[] cell) {
            return cell.length < 2 ? 0 : (long) (side(cell, longest(cell)) + 1) * BUCKETS + cell.length;
        }

        private static int side(int[] cell, int c) {
            int low = 31;
            int high = 0;
            for (int bucket : cell) {
                low = Math.min(low, channel(bucket, c));
                high = Math.max(high, channel(bucket, c));
            }
            return high - low;
        }

        private static int longest(int[] cell) {
            int longest = 0;
            for (int c = 1; c < 3; c++) {
                longest = side(cell, c) > side(cell, longest) ? c : longest;
            }
            return longest;
        }

        /** Sorts a cell along its longest side; returns where its pixels are halved, 1 to length - 1. */
        int sortAndFindMiddle(int[] cell) {
            int axis = longest(cell);
            long[] keyed = new long[cell.length];
            long pixels = 0;
            for (int i = 0; i < cell.length; i++) {
                keyed[i] = (long) channel(cell[i], axis) << 32 | cell[i];
                pixels += count[cell[i]];
            }
            Arrays.sort(keyed);
            int middle = 0;
            long before = 0;
            for (int i = 0; i < cell.length; i++) {
                cell[i] = (int) keyed[i];
                middle = 2 * before < pixels ? i : middle;
                before += count[cell[i]];
            }
            return Math.max(1, middle);
        }

        int mean(int[] cell) {
            long pixels = 0;
            long[] total = new long[3];
            for (int bucket : cell) {
                pixels += count[bucket];
                for (int c = 0; c < 3; c++) {
                    total[c] += sum[c][bucket];
                }
            }
            int colour = 0xff;
            for (int c = 0; c < 3; c++) {
                colour = colour << 8 | (int) ((total[c] + pixels / 2) / pixels);
            }
            return colour;
        }
    }
}
