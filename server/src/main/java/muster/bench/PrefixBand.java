package muster.bench;

/** How many accounts a prefix finds, roughly: what a search costs may depend on it. */
enum PrefixBand {
    FEW("under 50 matches", 1, 49),
    HUNDRED("about 100 matches", 60, 160),
    THOUSAND("about 1000 matches", 600, 1_400);

    private final String title;
    private final int least;
    private final int most;

    PrefixBand(String title, int least, int most) {
        this.title = title;
        this.least = least;
        this.most = most;
    }

    String title() {
        return title;
    }

    boolean holds(long matches) {
        return matches >= least && matches <= most;
    }
}
