package muster.console.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Map<String, String> ENGLISH = Messages.read("/muster/console/messages.properties");
    private static final Map<String, String> GERMAN = Messages.read("/muster/console/messages_de.properties");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(new TreeSet<>(withoutRefusals(GERMAN))).isEqualTo(new TreeSet<>(withoutRefusals(ENGLISH)));
    }

    @Test
    void bothLanguagesFillInTheSamePlaces() {
        assertThat(places(GERMAN)).isEqualTo(places(ENGLISH));
    }

    @Test
    void noMessageIsEmpty() {
        assertThat(everyEntry().filter(entry -> entry.getValue().isBlank())).isEmpty();
    }

    @Test
    void everyMessageCanBeFormatted() {
        everyEntry()
                .forEach(entry -> assertThat(new MessageFormat(entry.getValue().replace("'", "''")).toPattern())
                        .as(entry.getKey())
                        .isNotEmpty());
    }

    @Test
    void anApostropheIsWrittenOnce() {
        assertThat(everyEntry().filter(entry -> entry.getValue().contains("''")))
                .isEmpty();
    }

    @Test
    void aLanguageIsNamedInItself() {
        assertThat(List.of(
                        Messages.of(Locale.ENGLISH).text("language.de"),
                        Messages.of(Locale.GERMAN).text("language.en")))
                .containsExactly("Deutsch", "English");
    }

    @Test
    void aCountryReadsItsLanguage() {
        assertThat(Messages.of(Locale.forLanguageTag("de-AT")).locale()).isEqualTo(Locale.GERMAN);
    }

    @Test
    void whoReadsNeitherReadsEnglish() {
        assertThat(Messages.of(Locale.JAPANESE).locale()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void anUnknownKeyIsRefused() {
        Messages words = Messages.of(Locale.GERMAN);
        assertThatThrownBy(() -> words.text("no.such.key"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no.such.key");
    }

    private static Set<String> withoutRefusals(Map<String, String> file) {
        return file.keySet().stream().filter(key -> !key.startsWith("failure.")).collect(Collectors.toSet());
    }

    private static Map<String, Set<String>> places(Map<String, String> file) {
        return withoutRefusals(file).stream()
                .collect(Collectors.toMap(
                        key -> key,
                        key -> PLACE.matcher(file.getOrDefault(key, ""))
                                .results()
                                .map((MatchResult place) -> place.group(1))
                                .collect(Collectors.toSet())));
    }

    private static Stream<Map.Entry<String, String>> everyEntry() {
        return Stream.of(ENGLISH, GERMAN).flatMap(file -> file.entrySet().stream());
    }
}
