package care.backstop.govuk;

/** One link of the service navigation. {@code current} is true on the pages under it. */
public record NavItem(String text, String href, boolean current) {

    public static NavItem of(String text, String href) {
        return new NavItem(text, href, false);
    }

    /**
     * The item as it looks on the page {@code path}: current when its link is that page or a page above it. Every page
     * is below {@code /}, so that one is current only when it is the page itself.
     */
    public static NavItem of(String text, String href, String path) {
        return new NavItem(text, href, path.equals(href) || (!href.equals("/") && path.startsWith(href + "/")));
    }
}
