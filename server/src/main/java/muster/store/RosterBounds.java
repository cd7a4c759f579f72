package muster.store;

/**
 * How much work one page of a search may be.
 *
 * @param gathered up to how many accounts are looked up one by one and sorted. What fits more of a million is met so often
 *     on a walk that a page of fifty is full after some ten thousand
 * @param walked how far an index is walked where not everybody who is met there fits
 * @param counted how far it is walked to tell how many fit
 */
record RosterBounds(int gathered, int walked, int counted) {
    static final RosterBounds USUAL = new RosterBounds(4_000, 10_000, 2_000);
}
