package care.backstop.market.register;

/**
 * How much of a register one person may change with one file: 2% of what is held from that kind of file. The first file
 * of a kind changes nothing that anyone relies on, so it may be of any size.
 */
public final class DiffBudget {

    private static final int PER_CENT = 2;

    public static boolean exceeded(int differences, int held) {
        return held > 0 && (long) differences * 100 > (long) held * PER_CENT;
    }

    private DiffBudget() {}
}
