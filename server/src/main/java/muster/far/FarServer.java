package muster.far;

import java.util.List;
import java.util.stream.Stream;

/**
 * Another server that keeps accounts, as an administrator of it sees it. Every method asks it over the network, so none belongs
 * into a transaction, and every one throws {@link FarTrouble}.
 */
public interface FarServer {

    /**
     * Makes sure that the server is there and that whoever asks may see everybody.
     *
     * @return the id of whoever asks
     */
    String greet();

    /** What changes the server. Asks nothing yet. */
    FarWriter writer();

    /** All groups of people that somebody made there; empty where the platform has none. */
    List<FarGroup> groups();

    /** Everybody but the platform's own accounts, asked for as the stream is read, once. */
    Stream<FarPerson> people();

    /**
     * Whether that was everybody, as far as the server can say: lists that are told by numbered pages may lose somebody when others
     * come and go meanwhile.
     *
     * @param told how many were told, each counted once
     */
    boolean isWhole(long told);

    /** @throws FarTrouble when that was not everybody */
    default void requireWhole(long told) {
        if (!isWhole(told)) {
            throw new FarTrouble("The server told of " + told
                    + " people and counts another number of them, so somebody came or went while it was read. Nothing was"
                    + " changed; ask again.");
        }
    }
}
