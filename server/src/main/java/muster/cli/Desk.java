package muster.cli;

import java.io.PrintWriter;
import muster.directory.Directory;
import muster.model.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Where a command is carried out.
 *
 * @param caller on whose behalf: the host
 * @param out for what the command answers
 * @param secret the password that was typed, piped or read from a file where the command was given; null for none
 */
public record Desk(Directory directory, Caller caller, PrintWriter out, @Nullable String secret) {}
