package care.backstop.people.model;

import care.backstop.kernel.Answer;
import java.util.List;

/**
 * Whether somebody else may decide for the person. A lasting power that is not registered cannot be used; a deputy is
 * one by an order of the court; an enduring or property power says nothing about where to live.
 */
public record Authorities(Answer welfare, Answer propertyOnly) {

    /** Somebody who is said to hold a power, by kind of contact. */
    public record Holder(String kind, Answer registered, boolean hasReference) {}

    /** @param asked whether anybody has found out if there is an attorney or deputy at all */
    public static Authorities of(List<Holder> holders, Answer asked) {
        var none = asked == Answer.YES ? Answer.NO : Answer.NOT_KNOWN;
        return new Authorities(welfare(holders, none), property(holders, none));
    }

    private static Answer welfare(List<Holder> holders, Answer none) {
        var best = none;
        for (var holder : holders) {
            switch (holder.kind()) {
                case "WELFARE_ATTORNEY" -> {
                    if (holder.registered() == Answer.YES) {
                        return Answer.YES;
                    }
                    best = holder.registered() == Answer.NOT_KNOWN ? Answer.NOT_KNOWN : best;
                }
                case "WELFARE_DEPUTY" -> {
                    if (holder.hasReference()) {
                        return Answer.YES;
                    }
                    best = Answer.NOT_KNOWN;
                }
                default -> {}
            }
        }
        return best;
    }

    private static Answer property(List<Holder> holders, Answer none) {
        return holders.stream().anyMatch(h -> switch (h.kind()) {
                    case "PROPERTY_ATTORNEY", "EPA_ATTORNEY", "PROPERTY_DEPUTY" -> true;
                    default -> false;
                })
                ? Answer.YES
                : none;
    }
}
