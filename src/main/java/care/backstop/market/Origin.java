package care.backstop.market;

/** Where a distance is measured from, and how exactly that is known. */
public record Origin(String asked, Point at, Precision precision) {

    /** How the point was found, exact first. */
    public enum Precision {
        /** A full postcode that a location of the register has. */
        POSTCODE("the postcode"),
        /** The middle of the register's locations in the postcode sector. */
        SECTOR("the middle of services in the postcode sector"),
        /** The middle of the register's locations in the postcode district. */
        DISTRICT("the middle of services in the postcode district"),
        /** The middle of the register's locations in the town. */
        TOWN("the middle of services in the town"),
        /** The middle of the register's locations in the council. */
        COUNCIL("the middle of services in the council");

        private final String words;

        Precision(String words) {
            this.words = words;
        }

        /** As shown to people. */
        public String words() {
            return words;
        }
    }
}
