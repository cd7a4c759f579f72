package muster.bench;

import java.time.Duration;

/**
 * How long and how often is measured.
 *
 * @param warmUp before a load that lasts a while
 * @param round such a load
 * @param creations accounts made in all rounds together, for each number of clients
 * @param newcomers accounts made before that, to warm up
 * @param searches prefix searches in a round
 * @param pages pages of the list asked for in a round
 * @param looks pages asked for in a round where many kinds of lists are compared
 * @param revocations keys that are ended while they are in use elsewhere
 * @param settling between a start and a look at the memory
 * @param mixedLoad before the second look
 */
record Effort(
        Duration warmUp,
        Duration round,
        int creations,
        int newcomers,
        int searches,
        int pages,
        int looks,
        int revocations,
        Duration settling,
        Duration mixedLoad) {

    static Effort full() {
        return new Effort(
                Duration.ofSeconds(5),
                Duration.ofSeconds(3),
                10_000,
                20_000,
                300,
                100,
                20,
                50,
                Duration.ofSeconds(3),
                Duration.ofSeconds(15));
    }
}
