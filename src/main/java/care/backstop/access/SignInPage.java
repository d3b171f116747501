package care.backstop.access;

import care.backstop.govuk.Errors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sign-in page. {@code posts} are the demonstration's, each one click away; empty in earnest. */
public record SignInPage(
        Errors errors, String subject, @Nullable String to, List<DemonstrationPost> posts) {

    public record DemonstrationPost(String post, String title, String name, String agency) {}
}
