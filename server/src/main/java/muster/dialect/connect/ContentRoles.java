package muster.dialect.connect;

import muster.model.Caller;
import muster.model.Grant;
import muster.model.Holding;
import muster.model.HoldingView;
import muster.model.Rank;

/** The platform's words for who may do what with content. */
final class ContentRoles {
    private ContentRoles() {}

    /** The role of somebody in a permission list. */
    static String word(Grant.Level level) {
        return level == Grant.Level.MANAGE ? "owner" : "viewer";
    }

    static Grant.Level level(String word) {
        return switch (word) {
            case "viewer" -> Grant.Level.READ;
            case "owner" -> Grant.Level.MANAGE;
            default ->
                throw new ConnectRefusal(
                        ConnectCode.INVALID_PARAMETER, "The role of a permission must be viewer or owner.");
        };
    }

    /** The older words, still used where content is listed by group. */
    static String experimentalWord(Grant.Level level) {
        return level == Grant.Level.MANAGE ? "publisher" : "viewer";
    }

    /**
     * What the item is to the caller; an administrator sees also what he may not view, and whoever counts as a viewer only
     * looks at what he manages.
     */
    static String appRole(Caller caller, HoldingView view) {
        if (caller.is(view.holding().owner())) {
            return "owner";
        }
        if (view.granted() == Grant.Level.MANAGE && caller.isAtLeast(Rank.PUBLISHER)) {
            return "editor";
        }
        boolean views = view.granted() != null || view.holding().audience() != Holding.Audience.GRANTED;
        return views ? "viewer" : "none";
    }

    static String accessType(Holding.Audience audience) {
        return switch (audience) {
            case GRANTED -> "acl";
            case SIGNED_IN -> "logged_in";
            case EVERYONE -> "all";
        };
    }

    static Holding.Audience audience(String accessType) {
        for (Holding.Audience audience : Holding.Audience.values()) {
            if (accessType(audience).equals(accessType)) {
                return audience;
            }
        }
        throw new ConnectRefusal(ConnectCode.UNKNOWN_ACCESS_TYPE, "The access type must be acl, logged_in or all.");
    }
}
