package care.backstop.govuk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A page that stands by itself is shown with its own look, and with nothing else. */
class PaperTest {

    @Test
    void itsLookIsLetInByItsHashAndNothingElseIs() {
        assertThat(Paper.policy("<html><head><style>p { margin: 0; }</style></head><body>x</body></html>"))
                .contains("default-src 'none'")
                .contains("style-src 'sha256-ZMIWxFqsI8wXm9tNjoL6Cyi5nRfO7zhfynHh3P3TR9s=';");
        assertThat(Paper.policy("<p>x</p>")).doesNotContain("sha256").doesNotContain("unsafe");
        assertThat(Paper.shown("<p>x</p>").getHeaders().getFirst("Content-Security-Policy"))
                .isEqualTo(Paper.policy("<p>x</p>"));
    }
}
