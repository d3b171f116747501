package care.backstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A walk that finds nothing wrong proves nothing unless it can find something. */
class WalkTest {

    private static final String FAULTY = """
            <!doctype html><html lang="en"><head><title>Faulty</title></head><body><main><h1>Faulty</h1>
            <input name="nameless"><p style="width: 1000px">Wide</p></main></body></html>""";

    private static final String SOUND = """
            <!doctype html><html lang="en"><head><title>Sound</title></head><body><main><h1>Sound</h1>
            <label for="named">Name</label><input id="named"></main></body></html>""";

    @Test
    void namesTheFaultsOfAPage() {
        var walk = new Walk(0, true);
        walk.page().setContent(FAULTY);
        walk.look("faulty");
        assertThatThrownBy(walk::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("faulty at 320 px")
                .hasMessageContaining("label: Form elements must have labels at input")
                .hasMessageContaining("sideways at 320 px: P");
    }

    @Test
    void findsNoneWhereThereAreNone() {
        try (var walk = new Walk(0, true)) {
            walk.page().setContent(SOUND);
            walk.look("sound");
            assertThat(walk.looked()).containsExactly("sound");
        }
    }
}
