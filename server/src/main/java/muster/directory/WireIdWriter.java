package muster.directory;

import java.time.Instant;

/** Keeps the names that things have on other platforms. */
public interface WireIdWriter extends WireIdReader {

    /** @return false when the name was given before, or the target has one */
    boolean add(String door, String kind, String wireId, String target);

    /**
     * Gives a thing another name, also one that it had before; the old one is retired.
     *
     * @return false when the new name was given before, unless it was given to this thing and is retired
     */
    boolean rename(String door, String kind, String target, String newWireId, Instant now);

    /** The name stays taken and finds nothing any more. */
    void retire(String door, String kind, String target, Instant now);

    /** The same with every name that the thing has at any door. */
    void retireAll(String target, Instant now);
}
