package care.backstop.people;

/** Minutes of home care on an ordinary day in each band. */
public record Visits(int morning, int lunch, int tea, int bed) {

    public int day() {
        return morning + lunch + tea + bed;
    }
}
