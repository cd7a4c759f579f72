package muster.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Instant;
import muster.directory.Directory;
import muster.model.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Where a command is carried out.
 *
 * @param caller on whose behalf: the host
 * @param now the time at which the command is carried out
 * @param out for what the command answers
 * @param secret the password that was typed, piped or read from a file where the command was given; null for none
 * @param file what is in the file that the command works on, as it is where the command was given; null for none
 * @param progress who is told how far a long command has come
 */
public record Desk(
        Directory directory,
        Caller caller,
        Instant now,
        PrintWriter out,
        @Nullable String secret,
        @Nullable InputStream file,
        Progress progress) {}
