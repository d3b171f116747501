package care.backstop.kernel.sheet;

import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import java.io.IOException;
import java.util.List;

/** The sentences with which a file is refused. None of them quotes the file. */
final class Refusal {

    static final String FIELD = "file";

    static Rejected of(String message) {
        return Rejected.invalid(FIELD, message);
    }

    static Rejected of(int row, String message) {
        return new Rejected(List.of(new Problem(row, FIELD, Problem.Code.VAL, message)));
    }

    static Rejected damaged() {
        return of("The file is damaged or was cut short. Save it again from where it came from and upload it again.");
    }

    static Rejected damaged(IOException cause) {
        var rejected = damaged();
        rejected.initCause(cause);
        return rejected;
    }

    static Rejected tooMuch() {
        return of("The file unpacks to far more than a list of this kind can hold, so it was not read."
                + " Save it again as CSV and upload that.");
    }

    static Rejected tooManyRows(int most) {
        return of("The file has more than %,d rows, the most that can be read here.".formatted(most));
    }

    static Rejected tooManyColumns(int row, int most) {
        return of(row, "Row %d has more than %,d columns. Take out what is not part of the list.".formatted(row, most));
    }

    static Rejected longCell(int row, int most) {
        return of(row, "Row %d has a cell with more than %,d characters.".formatted(row, most));
    }

    private Refusal() {}
}
