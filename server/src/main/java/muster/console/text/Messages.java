package muster.console.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the pages say, in one language. Each language is read once, when its words are first asked for. */
public final class Messages {
    /** The languages there are; the first is for everybody who reads none of them. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private final Locale locale;
    private final Map<String, String> patterns;

    private Messages(Locale locale, Map<String, String> patterns) {
        this.locale = locale;
        this.patterns = patterns;
    }

    /** The words of the locale's language, wherever it is spoken: Austria reads German. */
    public static Messages of(Locale locale) {
        return locale.getLanguage().equals(Locale.GERMAN.getLanguage()) ? German.WORDS : English.WORDS;
    }

    /** The language, for the page's own mark and for whatever else is written in it. */
    public Locale locale() {
        return locale;
    }

    /**
     * The text of this key. Numbers among the arguments are written as the language does it, with separators: what shall not
     * be, like an id or a year, comes as a text.
     *
     * @throws IllegalArgumentException when there is no such key, which is a mistake of the page
     */
    public String text(String key, @Nullable Object... arguments) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("There is no message " + key + ".");
        }
        return pattern.indexOf('{') < 0 ? pattern : format(pattern).format(arguments);
    }

    /** Whether there is such a text. */
    public boolean has(String key) {
        return patterns.containsKey(key);
    }

    /** Formats are not for several threads at once, so each use has its own. */
    private MessageFormat format(String pattern) {
        // To the library an apostrophe begins a quotation; in these files it is nothing but an apostrophe.
        return new MessageFormat(pattern.replace("'", "''"), locale);
    }

    /** The keys and patterns of a file, as they stand in it. */
    static Map<String, String> read(String file) {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Messages.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
    }

    private static final class English {
        static final String FILE = "/muster/console/messages.properties";
        static final Messages WORDS = new Messages(Locale.ENGLISH, read(FILE));
    }

    private static final class German {
        static final String FILE = "/muster/console/messages_de.properties";
        static final Messages WORDS = new Messages(Locale.GERMAN, read(FILE));
    }
}
