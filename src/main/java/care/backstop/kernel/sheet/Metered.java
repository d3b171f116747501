package care.backstop.kernel.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts what really comes out while unpacking (the sizes a compressed file states about itself cannot be trusted) and
 * refuses once an entry, the whole file or the ratio goes past its limit.
 */
final class Metered extends FilterInputStream {

    /** A small entry of blanks packs better than any limit, and does no harm. */
    private static final long RATIO_FROM = 1024L * 1024;

    private final long packed;
    private final Limits limits;
    private final Total total;
    private long count;

    Metered(InputStream in, long packed, Limits limits, Total total) {
        super(in);
        this.packed = Math.max(packed, 1);
        this.limits = limits;
        this.total = total;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            count(1);
        }
        return b;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
        int n = super.read(b, off, len);
        if (n > 0) {
            count(n);
        }
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = super.skip(n);
        count(skipped);
        return skipped;
    }

    private void count(long n) {
        count += n;
        total.add(n);
        if (count > limits.entryBytes() || exceeds(count, packed, limits)) {
            throw Refusal.tooMuch();
        }
    }

    static boolean exceeds(long unpacked, long packed, Limits limits) {
        return unpacked > RATIO_FROM && unpacked / Math.max(packed, 1) > limits.ratio();
    }

    /** What has come out of the whole file. */
    static final class Total {
        private final Limits limits;
        private long bytes;

        Total(Limits limits) {
            this.limits = limits;
        }

        void add(long n) {
            bytes += n;
            if (bytes > limits.unpackedBytes()) {
                throw Refusal.tooMuch();
            }
        }
    }
}
