package care.backstop.govuk;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/**
 * Something to know that is not about what was just typed: {@code NotificationBanner.success("Capacity confirmed")}.
 *
 * @param content plain {@link Text} is set as one bold line; markup stands as it is
 */
public record NotificationBanner(
        Content title,
        String titleId,
        int headingLevel,
        @Nullable Content content,
        boolean success,
        @Nullable String role,
        @Nullable Boolean disableAutoFocus,
        Look look)
        implements Styled<NotificationBanner> {

    private static final String TITLE_ID = "govuk-notification-banner-title";

    /** Takes the focus, so that it is read out at once. */
    public static NotificationBanner success(String text) {
        return success(Text.of(text));
    }

    public static NotificationBanner success(@Nullable Content content) {
        return new NotificationBanner(Text.of("Success"), TITLE_ID, 2, content, true, null, null, Look.PLAIN);
    }

    public static NotificationBanner important(String text) {
        return important(Text.of(text));
    }

    public static NotificationBanner important(@Nullable Content content) {
        return new NotificationBanner(Text.of("Important"), TITLE_ID, 2, content, false, null, null, Look.PLAIN);
    }

    public NotificationBanner title(String title) {
        return title(Text.of(title));
    }

    public NotificationBanner title(Content title) {
        return new NotificationBanner(title, titleId, headingLevel, content, success, role, disableAutoFocus, look);
    }

    /** Needed when a page has two banners. */
    public NotificationBanner titleId(String id) {
        return new NotificationBanner(title, id, headingLevel, content, success, role, disableAutoFocus, look);
    }

    public NotificationBanner headingLevel(int level) {
        return new NotificationBanner(title, titleId, level, content, success, role, disableAutoFocus, look);
    }

    public NotificationBanner role(@Nullable String role) {
        return new NotificationBanner(title, titleId, headingLevel, content, success, role, disableAutoFocus, look);
    }

    public NotificationBanner disableAutoFocus(@Nullable Boolean disable) {
        return new NotificationBanner(title, titleId, headingLevel, content, success, role, disable, look);
    }

    @Override
    public NotificationBanner with(Look look) {
        return new NotificationBanner(title, titleId, headingLevel, content, success, role, disableAutoFocus, look);
    }
}
