package muster.model;

/** How much an account may do, from least to most. Doors translate their platform's role words to and from these. */
public enum Rank {
    /** Sees what a door shows everybody, and minds the own account. */
    VIEWER,
    /** May also own content. */
    PUBLISHER,
    /** May also read private fields and the ledger. */
    AUDITOR,
    /** May also create and change accounts of no higher rank. */
    MANAGER,
    /** May do everything. */
    ADMINISTRATOR;

    public boolean isAtLeast(Rank other) {
        return compareTo(other) >= 0;
    }

    public boolean isAbove(Rank other) {
        return compareTo(other) > 0;
    }

    public static Rank lower(Rank one, Rank other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
