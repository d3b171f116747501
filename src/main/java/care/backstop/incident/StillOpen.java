package care.backstop.incident;

/**
 * Something that keeps an incident open.
 *
 * @param words one sentence, without the name of anybody affected
 * @param path where it is mended, after {@code /incidents/{incident}}: {@code /actions}
 */
public record StillOpen(Kind kind, String words, String path) {

    /** What sort of thing, and who says that an incident waits for it. */
    public enum Kind {
        DUTY("What is owed to people", "Care Act 2014 section 48(2); Lancashire procedure 1.1"),
        DECISION("Decisions nobody has made", "Care Act 2014 sections 19 and 48"),
        PERSON("People without another arrangement", "Kent protocol 6.2"),
        SAFEGUARDING("Safeguarding plans", "Lancashire procedure 3.9"),
        PLACE("Places held for somebody", "Southampton procedure 8"),
        MOVE("Moves not finished", "Southampton procedure 7.3"),
        ACTION("Actions of the plan", "Southampton procedure, Appendix A"),
        DEADLINE("Deadlines", "Southampton procedure 7.1"),
        TRADING("Services that trade on", "S.I. 2015/301 regulation 2"),
        NOTICE("Notices nobody has judged", "Southampton procedure 4.4"),
        REQUEST("Requests nobody has answered", "Each request names its own footing in law"),
        MATTER("Risks, issues, complaints and disputes", "Southampton procedure, Appendix A 8.1 and 9.4"),
        SITE("People still signed in at a site", "Southampton procedure, Appendix D"),
        MEETING("Meetings neither held nor cancelled", "Southampton procedure 7.2"),
        MINUTES("Minutes", "Southampton procedure 7.2"),
        TELLING("Those who have to be told that it is stood down", "Southampton procedure 9.1"),
        LEARNING("Learning from it", "Southampton procedure, Appendix A 8.2 and 10.3");

        private final String words;
        private final String clause;

        Kind(String words, String clause) {
            this.words = words;
            this.clause = clause;
        }

        public String words() {
            return words;
        }

        public String clause() {
            return clause;
        }
    }
}
