package muster.model;

/**
 * What a change does to a rank. It is asked with the rank of the moment, because a door that knows fewer words than there
 * are ranks changes nothing when the word it shows is written again.
 */
@FunctionalInterface
public interface RankChange {
    RankChange KEEP = present -> present;

    Rank from(Rank present);
}
