package muster.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Settings given on the command line, for every command. */
final class SettingsOptions {

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            scope = ScopeType.INHERIT,
            description = "The data folder; ./muster-data, or MUSTER_DATA, when not given.")
    @Nullable
    Path data;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            scope = ScopeType.INHERIT,
            description = "A setting, as in the settings file.")
    Map<String, String> settings = new LinkedHashMap<>();

    /** Settings by title. */
    Map<String, String> flags() {
        return new LinkedHashMap<>(settings);
    }

    Path dataFolder(Map<String, String> environment) {
        return Configuration.dataFolder(environment, data);
    }
}
