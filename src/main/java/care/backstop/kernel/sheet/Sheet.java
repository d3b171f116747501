package care.backstop.kernel.sheet;

/** One sheet of a workbook; a CSV file is a single sheet named after the file. */
public interface Sheet {

    String name();

    /** Its rows. Ask once, and before moving on to the next sheet: everything is read forward. */
    Rows rows();
}
