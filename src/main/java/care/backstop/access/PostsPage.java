package care.backstop.access;

import java.util.List;

/** The posts that the user may act through, the active one first marked. */
record PostsPage(List<Row> posts) {

    record Row(String id, String title, String agency, boolean active) {}
}
