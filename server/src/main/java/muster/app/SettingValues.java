package muster.app;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import muster.console.site.SettingLine;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * The values of all settings before they are understood: the file's, overruled by the environment's, overruled by the
 * command line's. Gathers what is wrong instead of stopping at the first mistake.
 */
final class SettingValues {
    private static final String PREFIX = "MUSTER_";

    /** Read by the launcher script or before the settings file can be found. */
    private static final Set<String> OTHER_VARIABLES = Set.of("MUSTER_DATA", "MUSTER_JAVA_OPTS");

    private final Map<Setting, String> values = new EnumMap<>(Setting.class);
    private final Map<Setting, SettingLine.Source> sources = new EnumMap<>(Setting.class);
    private final List<String> mistakes = new ArrayList<>();

    void readFile(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            mistakes.add(file + " cannot be read: " + unreadable.getMessage());
            return;
        }
        for (String name : properties.stringPropertyNames().stream().sorted().toList()) {
            set(name, properties.getProperty(name), "in " + file.getFileName(), SettingLine.Source.FILE);
        }
    }

    void readEnvironment(Map<String, String> environment) {
        for (String name : environment.keySet().stream().sorted().toList()) {
            if (name.startsWith(PREFIX) && !OTHER_VARIABLES.contains(name)) {
                Setting.variable(name)
                        .ifPresentOrElse(
                                setting -> put(
                                        setting, environment.getOrDefault(name, ""), SettingLine.Source.ENVIRONMENT),
                                () -> mistakes.add("There is no setting " + name + " (in the environment)."));
            }
        }
    }

    void readFlags(Map<String, String> flags) {
        flags.forEach((name, value) -> set(name, value, "on the command line", SettingLine.Source.COMMAND_LINE));
    }

    private void set(String name, String value, String where, SettingLine.Source source) {
        if (name.equals("data")) {
            mistakes.add("The data folder is no setting (" + where + "); it is named by --data or MUSTER_DATA.");
            return;
        }
        Setting.titled(name)
                .ifPresentOrElse(
                        setting -> put(setting, value, source),
                        () -> mistakes.add("There is no setting " + name + " (" + where + ")."));
    }

    /** An empty value counts as not given, and leaves what was given elsewhere. */
    private void put(Setting setting, String value, SettingLine.Source source) {
        if (!value.isBlank()) {
            values.put(setting, value.strip());
            sources.put(setting, source);
        }
    }

    /** Every setting as it is in force; of secrets only that they are set. */
    List<SettingLine> inForce() {
        return Stream.of(Setting.values())
                .map(setting -> new SettingLine(
                        setting.title(),
                        setting.variable(),
                        setting.isSecret() && values.containsKey(setting) ? null : text(setting),
                        sources.getOrDefault(setting, SettingLine.Source.USUAL),
                        setting.meaning()))
                .toList();
    }

    String text(Setting setting) {
        return values.getOrDefault(setting, setting.usual());
    }

    @Nullable
    String optional(Setting setting) {
        String text = text(setting);
        return text.isEmpty() ? null : text;
    }

    boolean flag(Setting setting) {
        String text = text(setting);
        if (!text.equals("true") && !text.equals("false")) {
            mistakes.add(setting.title() + " is true or false, not " + text + ".");
        }
        return text.equals("true");
    }

    int number(Setting setting, int least, int most) {
        String text = text(setting);
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // The sentence below says so.
        }
        mistakes.add(setting.title() + " is a number from " + least + " to " + most + ", not " + text + ".");
        return least;
    }

    /** One of these words. */
    String word(Setting setting, String... allowed) {
        String text = text(setting);
        if (!List.of(allowed).contains(text)) {
            mistakes.add(setting.title() + " is one of " + String.join(", ", allowed) + "; not " + text + ".");
            return allowed[0];
        }
        return text;
    }

    /** The value read by a function that throws IllegalArgumentException or Refused with a sentence; null when none is set. */
    <T> @Nullable T read(Setting setting, Function<String, T> reader) {
        String text = optional(setting);
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException wrong) {
            mistakes.add(setting.title() + ": " + wrong.getMessage() + ".");
            return null;
        } catch (Refused wrong) {
            mistakes.add(setting.title() + ": " + wrong.failure().sentence());
            return null;
        }
    }

    void complain(String mistake) {
        mistakes.add(mistake);
    }

    /** @throws BadSettings when anything was wrong */
    void requireSound() {
        if (!mistakes.isEmpty()) {
            throw new BadSettings(mistakes);
        }
    }
}
