package muster.directory;

import java.util.Optional;

/**
 * Looks up the names that things have on platforms whose ids cannot be computed from ours. Unique both ways for a door
 * and a kind; a name that was ever given is never given again.
 */
public interface WireIdReader {

    /** Our id of the thing with that name; empty when there is none or the name was retired. */
    Optional<String> target(String door, String kind, String wireId);

    Optional<String> wireId(String door, String kind, String target);
}
