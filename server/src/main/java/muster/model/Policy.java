package muster.model;

/**
 * What a site decides about its directory.
 *
 * @param defaultRank of accounts made without naming one; never above {@link Rank#PUBLISHER}
 * @param publishersOwnGroups whether publishers may make groups
 * @param viewersSeeOnlyThemselves whether viewers are kept from seeing other accounts
 * @param selfEditing which of their own fields people may change
 */
public record Policy(
        Rank defaultRank, boolean publishersOwnGroups, boolean viewersSeeOnlyThemselves, SelfEditing selfEditing) {

    /** Who may change the names, the address and the username of an account. */
    public enum SelfEditing {
        ADMINISTRATORS_ONLY,
        ADMINISTRATORS_AND_SELF
    }

    public static final Policy DEFAULT =
            new Policy(Rank.VIEWER, false, false, SelfEditing.ADMINISTRATORS_AND_SELF);

    public Policy {
        if (defaultRank.isAbove(Rank.PUBLISHER)) {
            throw new IllegalArgumentException("The default rank cannot be above publisher");
        }
    }
}
