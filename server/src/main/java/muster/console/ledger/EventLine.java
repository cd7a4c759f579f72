package muster.console.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event as a page tells it. The template {@code ledger/event} shows it.
 *
 * @param id tells it from all others of the page
 * @param sentence who did what, in pieces
 * @param door where it was done, in the reader's words
 * @param address whence; null when that is not known, or not for the reader
 * @param client with what; null like the address
 * @param changes what is different since
 */
public record EventLine(
        String id,
        Instant at,
        List<Piece> sentence,
        String door,
        @Nullable String address,
        @Nullable String client,
        List<Change> changes) {
    public EventLine {
        sentence = List.copyOf(sentence);
        changes = List.copyOf(changes);
    }

    /**
     * A piece of the sentence.
     *
     * @param path where a click on it leads; null for nowhere
     * @param isName whether it is somebody's own words and not ours
     */
    public record Piece(String text, @Nullable String path, boolean isName) {}

    /** One field, before and after; null for no value. */
    public record Change(
            String field, @Nullable String before, @Nullable String after) {}
}
