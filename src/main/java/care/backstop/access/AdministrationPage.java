package care.backstop.access;

import care.backstop.govuk.Errors;
import care.backstop.kernel.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Agencies, posts and who holds them. {@code secret} is a link or token shown this once. */
public record AdministrationPage(
        Errors errors,
        Map<String, String> typed,
        List<Accounts.AgencyRow> agencies,
        List<Accounts.PostRow> posts,
        @Nullable String secretTitle,
        @Nullable String secret,
        boolean mayChange) {

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    public List<Role> roles() {
        return List.of(Role.values());
    }
}
