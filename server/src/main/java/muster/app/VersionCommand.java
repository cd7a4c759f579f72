package muster.app;

import java.util.Map;
import muster.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Tells which Muster this is. */
@Command(
        name = "version",
        description = "Print the version of Muster and of the Java it runs on.",
        footer = {"", "Example:", "  muster version --json"})
final class VersionCommand extends ProgramCommand {
    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    @Override
    int run(Map<String, String> environment, SettingsOptions options) {
        String java = Runtime.version().toString();
        System.out.println(
                json
                        ? JsonMapper.shared()
                                .createObjectNode()
                                .put("muster", Version.current())
                                .put("java", java)
                        : "muster " + Version.current() + " on Java " + java);
        return ExitCode.DONE;
    }
}
