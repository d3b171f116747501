package care.backstop.market.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one file says of one location. What it leaves out stays null, which means "not known". */
public final class LocationFacts {

    private final int row;
    private final String id;
    private final @Nullable Object[] values = new Object[Column.all().size()];
    private final List<String> relations = new ArrayList<>(0);
    private @Nullable StringBuilder ratings;

    LocationFacts(int row, String id) {
        this.row = row;
        this.id = id;
    }

    public int row() {
        return row;
    }

    public String id() {
        return id;
    }

    /** {@code P:1-123:New Provider}: what went before it (P) or comes after it (S), with the reason the register gives. */
    public List<String> relations() {
        return relations;
    }

    public @Nullable Object get(Column column) {
        if (column == Column.RATINGS) {
            return ratings == null ? null : ratings + "]";
        }
        return values[column.ordinal()];
    }

    LocationFacts set(Column column, @Nullable String text) {
        values[column.ordinal()] = text;
        return this;
    }

    LocationFacts set(Column column, @Nullable Integer number) {
        values[column.ordinal()] = number;
        return this;
    }

    LocationFacts set(Column column, @Nullable Double number) {
        values[column.ordinal()] = number;
        return this;
    }

    LocationFacts set(Column column, @Nullable LocalDate day) {
        values[column.ordinal()] = day;
        return this;
    }

    LocationFacts set(Column column, @Nullable Boolean yes) {
        values[column.ordinal()] = yes;
        return this;
    }

    LocationFacts set(Column column, List<String> texts) {
        values[column.ordinal()] = texts.isEmpty() ? null : texts;
        return this;
    }

    /** Adds a rating to what was published; {@code null} group and domain stand for Overall. */
    LocationFacts rated(
            @Nullable String group,
            @Nullable String domain,
            Words.Rated rated,
            @Nullable LocalDate on,
            boolean inherited,
            boolean historic) {
        if (ratings == null) {
            ratings = new StringBuilder(96).append('[');
        } else {
            ratings.append(',');
        }
        ratings.append("{\"r\":\"").append(rated.rating().name()).append('"');
        text("g", group);
        text("d", domain);
        text("w", rated.words().equals(rated.rating().words()) ? null : rated.words());
        if (on != null) {
            ratings.append(",\"o\":\"").append(on).append('"');
        }
        if (inherited) {
            ratings.append(",\"i\":true");
        }
        if (historic) {
            ratings.append(",\"h\":true");
        }
        ratings.append('}');
        return this;
    }

    private void text(String key, @Nullable String value) {
        if (value == null || ratings == null) {
            return;
        }
        ratings.append(",\"").append(key).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                ratings.append('\\').append(c);
            } else if (c >= ' ') {
                ratings.append(c);
            }
        }
        ratings.append('"');
    }
}
