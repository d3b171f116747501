package care.backstop.kernel.sheet;

/**
 * How large a file may be before it is refused. {@code ratio} compares an entry of a compressed file with its packed
 * size; {@code columns} and {@code cellLength} hold per row; {@code sharedText} is the text an XLSX workbook keeps
 * aside for its cells, which has to stay in memory while rows are read.
 */
public record Limits(
        long fileBytes,
        int entries,
        long entryBytes,
        long unpackedBytes,
        int ratio,
        boolean gzip,
        int rows,
        int columns,
        int cellLength,
        int sharedText) {

    private static final long MB = 1024L * 1024;

    /** Files from anyone: lists of people, capacity returns. The figures are those of the access and safety rules. */
    public static final Limits UPLOAD =
            new Limits(10 * MB, 500, 64 * MB, 96 * MB, 60, false, 100_000, 1_024, 32_767, 8_000_000);

    /**
     * The regulator's published register, uploaded by an officer. The monthly ratings workbook unpacks to more than a
     * gigabyte, so the limits are wide; it is still read as a stream.
     */
    public static final Limits REGISTER =
            new Limits(256 * MB, 500, 4096 * MB, 4096 * MB, 250, true, 2_000_000, 1_024, 32_767, 48_000_000);

    String fileSize() {
        return fileBytes / MB + " MB";
    }
}
