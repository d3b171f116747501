package care.backstop.govuk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page: whose system it is, who is looking and as what, where they can go. The view supplies
 * it; a page passes it on to {@code govuk/page.jte} and {@code govuk/form.jte}. All texts are plain and escaped there.
 *
 * @param council the council's name as its officers write it
 * @param post the active post, such as {@code Incident lead}; null when nobody has signed in
 * @param userName the name of who has signed in; null when nobody has
 * @param postHref where another post can be chosen; null when there is only one
 * @param navigation the rooms this post may enter, in order
 * @param searchAction where the search box of the header sends {@code q}; null for no search box
 * @param csrfParameter the name of the hidden field every form carries
 * @param csrfToken its value
 * @param path the path of this page, without query
 * @param notice what has just been done, shown once in a green banner; null for nothing
 * @param demonstration whether to say on every page that people and places here are invented
 * @param warning what everybody has to know at present, such as that nothing can be changed; null for nothing
 */
public record Shell(
        String council,
        @Nullable String post,
        @Nullable String userName,
        @Nullable String postHref,
        List<NavItem> navigation,
        @Nullable String searchAction,
        String csrfParameter,
        String csrfToken,
        String path,
        @Nullable String notice,
        boolean demonstration,
        @Nullable String warning) {

    /** The version of GOV.UK Frontend whose stylesheet and script are served; held to the webjar by a test. */
    public static final String FRONTEND = "/webjars/govuk-frontend/5.14.0/dist/govuk/";

    public Shell {
        navigation = List.copyOf(navigation);
    }

    /** The shell of a page for somebody who has not signed in. */
    public static Shell of(String council, String csrfParameter, String csrfToken, String path) {
        return new Shell(council, null, null, null, List.of(), null, csrfParameter, csrfToken, path, null, false, null);
    }

    public boolean signedIn() {
        return userName != null;
    }
}
