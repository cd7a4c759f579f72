package muster.app;

import java.util.Map;

/** A command about the program itself, not about what is in the directory. */
abstract class ProgramCommand {

    /** @return what the shell is told, see {@link muster.cli.ExitCode} */
    abstract int run(Map<String, String> environment, SettingsOptions options);
}
