package care.backstop.access;

import java.util.List;

/** The posts that the user may act through, the active one first marked. */
public record PostsPage(List<Row> posts) {

    public record Row(String id, String title, String agency, boolean active) {}
}
