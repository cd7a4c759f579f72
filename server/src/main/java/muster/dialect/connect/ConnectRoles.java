package muster.dialect.connect;

import java.util.EnumSet;
import java.util.Set;
import muster.model.Caller;
import muster.model.Rank;
import muster.model.RankChange;

/** The platform's three role words and our five ranks: who audits or manages is a publisher here. */
final class ConnectRoles {
    static final String ADMINISTRATOR = "administrator";
    static final String PUBLISHER = "publisher";
    static final String VIEWER = "viewer";

    private ConnectRoles() {}

    static String word(Rank rank) {
        return switch (rank) {
            case VIEWER -> VIEWER;
            case PUBLISHER, AUDITOR, MANAGER -> PUBLISHER;
            case ADMINISTRATOR -> ADMINISTRATOR;
        };
    }

    /** The lowest rank that shows this word. */
    static Rank rank(String word) {
        return switch (word) {
            case VIEWER -> Rank.VIEWER;
            case PUBLISHER -> Rank.PUBLISHER;
            case ADMINISTRATOR -> Rank.ADMINISTRATOR;
            default ->
                throw new ConnectRefusal(
                        ConnectCode.UNKNOWN_ROLE, "The user role must be administrator, publisher or viewer.");
        };
    }

    /** Every rank that shows this word. */
    static Set<Rank> ranks(String word) {
        rank(word);
        Set<Rank> ranks = EnumSet.noneOf(Rank.class);
        for (Rank rank : Rank.values()) {
            if (word(rank).equals(word)) {
                ranks.add(rank);
            }
        }
        return ranks;
    }

    /** Writing the word that is shown changes nothing, so that a client's round trip demotes no manager. */
    static RankChange change(String word) {
        Rank wanted = rank(word);
        return present -> word(present).equals(word) ? present : wanted;
    }

    /** Only administrators manage others at this door: in between, the caller counts as what is shown of him. */
    static Caller atThisDoor(Caller caller) {
        return caller.isAtLeast(Rank.ADMINISTRATOR) ? caller : caller.cappedAt(Rank.PUBLISHER);
    }
}
