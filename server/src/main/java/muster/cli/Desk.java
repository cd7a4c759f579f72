package muster.cli;

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
 */
public record Desk(
        Directory directory,
        Caller caller,
        Instant now,
        PrintWriter out,
        @Nullable String secret) {}
