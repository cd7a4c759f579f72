package muster.dialect.cryosparc;

import java.util.EnumSet;
import java.util.Set;
import muster.model.Caller;
import muster.model.Rank;
import muster.model.RankChange;

/** The platform's two role words and our five ranks: whoever does not administer is a user here. */
final class CryosparcRoles {
    static final String ADMIN = "admin";
    static final String USER = "user";
    static final Schema SCHEMA = Schema.oneWordOf(USER, ADMIN);

    private CryosparcRoles() {}

    static String word(Rank rank) {
        return rank == Rank.ADMINISTRATOR ? ADMIN : USER;
    }

    /** Every rank that shows this word. */
    static Set<Rank> ranks(String word) {
        return isAdmin(word) ? EnumSet.of(Rank.ADMINISTRATOR) : EnumSet.complementOf(EnumSet.of(Rank.ADMINISTRATOR));
    }

    /**
     * The rank of a new account with this word.
     *
     * @param usual the rank of whoever is no administrator
     */
    static Rank rank(String word, Rank usual) {
        return isAdmin(word) ? Rank.ADMINISTRATOR : usual;
    }

    /** Writing the word that is shown changes nothing, so that a client's round trip demotes no manager. */
    static RankChange change(String word, Rank usual) {
        Rank wanted = rank(word, usual);
        return present -> word(present).equals(word) ? present : wanted;
    }

    private static boolean isAdmin(String word) {
        return switch (word) {
            case ADMIN -> true;
            case USER -> false;
            default -> throw CryosparcRefusal.invalid("The role must be user or admin.");
        };
    }

    /** Only administrators manage others at this door: whoever else comes counts as what is shown of him. */
    static Caller atThisDoor(Caller caller) {
        return caller.isAtLeast(Rank.ADMINISTRATOR) ? caller : caller.cappedAt(Rank.PUBLISHER);
    }
}
