package muster.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import muster.directory.AccountFiles;
import muster.directory.Directory;
import muster.directory.Portrayal;
import muster.model.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Where a command is carried out.
 *
 * @param caller on whose behalf: the host
 * @param now the time at which the command is carried out
 * @param out for what the command answers, which is told while the command runs, at the latest whenever it is flushed;
 *     what nobody takes any more is dropped, and the command goes on
 * @param bytes leads to the same place, for long answers that are not worth making when nobody takes them: throws
 *     {@link java.io.IOException} then. Whoever writes to both flushes in between
 * @param secret the password that was typed, piped or read from a file where the command was given; null for none
 * @param given the file that the command works on, as it is where the command was given; null for none
 * @param files reads and writes files of accounts
 * @param portrayals how accounts look at each platform
 * @param syncs pulls and pushes that are repeated
 * @param progress who is told how far a long command has come
 * @param notes takes sentences for people beside the answer
 * @param question who says whether the command is to go on
 */
public record Desk(
        Directory directory,
        Caller caller,
        Instant now,
        PrintWriter out,
        OutputStream bytes,
        @Nullable String secret,
        @Nullable GivenFile given,
        AccountFiles files,
        Supplier<List<Portrayal>> portrayals,
        Syncs syncs,
        Progress progress,
        Consumer<String> notes,
        Question question) {

    /** Tells people a sentence beside the answer. */
    void note(String sentence) {
        out.flush();
        notes.accept(sentence + "\n");
    }

    /** What is in the given file; null where none was given. */
    public @Nullable InputStream file() {
        return given == null ? null : given.open();
    }
}
