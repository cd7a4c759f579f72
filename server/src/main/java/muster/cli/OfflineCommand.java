package muster.cli;

import java.io.PrintWriter;

/** A command that can do without a directory. */
public interface OfflineCommand {

    /** Whether, given like this, it needs no data folder and no server. */
    boolean isOffline();

    /** @return an {@link ExitCode} */
    int runOffline(PrintWriter out);
}
