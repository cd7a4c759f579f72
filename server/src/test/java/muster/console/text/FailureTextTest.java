package muster.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import muster.model.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTextTest {
    private static final Messages ENGLISH = Messages.of(Locale.ENGLISH);
    private static final Messages GERMAN = Messages.of(Locale.GERMAN);

    private static final Path SOURCES = Path.of("src/main/java/muster");
    private static final Pattern CREATION =
            Pattern.compile("new Failure\\.(\\w+)\\(((?:[^()\"]|\"[^\"]*\"|\\([^()\"]*\\))+)\\)");
    private static final Pattern FIELD_CHECK = Pattern.compile("TextRules\\.check(?:Free)?\\(\\s*\"([^\"]*)\"");
    private static final Pattern PROFILE_FIELD = Pattern.compile("check(?:Line|Free)\\(\"([^\"]*)\"");

    @Test
    void everyRefusalHasItsGermanSentence() {
        Set<String> written = Messages.read("/muster/console/messages_de.properties").keySet().stream()
                .filter(key -> key.matches("failure\\.[A-Z].*"))
                .map(key -> key.substring("failure.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> refusals =
                refusals(Failure.class).map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
        assertThat(written).isEqualTo(refusals);
    }

    @Test
    void noGermanSentenceAsksForMoreThanTheRefusalTells() {
        Map<String, String> german = Messages.read("/muster/console/messages_de.properties");
        refusals(Failure.class).forEach(refusal -> {
            int told = refusal.getRecordComponents().length;
            String sentence = Objects.requireNonNull(german.get("failure." + refusal.getSimpleName()));
            assertThat(Pattern.compile("\\{(\\d+)")
                            .matcher(sentence)
                            .results()
                            .map(place -> Integer.valueOf(place.group(1))))
                    .as(refusal.getSimpleName())
                    .allMatch(place -> place < told);
        });
    }

    @Test
    void everyPieceOfEnglishThatTheCoreTellsIsTranslated() {
        List<String> pieces = sources()
                .flatMap(source -> Stream.concat(told(source), checkedFields(source)))
                .sorted()
                .distinct()
                .toList();
        assertThat(pieces)
                .contains(
                        "failure.complaint.has-more-than-n-characters",
                        "failure.complaint.would-be-one-too-many",
                        "failure.field.given-name",
                        "failure.field.lane-title",
                        "failure.sentence.the-password-has-fewer-than-n-characters",
                        "failure.what.account",
                        "failure.why.has-other-things-in-it");
        assertThat(pieces.stream().filter(key -> !GERMAN.has(key))).isEmpty();
    }

    @Test
    void englishPagesSayTheSentenceOfTheModel() {
        assertThat(FailureText.of(new Failure.MayNotChange("account"), ENGLISH))
                .isEqualTo("You are not permitted to change this account.");
    }

    @Test
    void germanSentencesNameWhatTheRefusalNames() {
        assertThat(FailureText.of(new Failure.MayNotChange("key"), GERMAN))
                .isEqualTo("Sie dürfen diesen Schlüssel nicht ändern.");
        assertThat(FailureText.of(new Failure.Malformed("group name", "is blank"), GERMAN))
                .isEqualTo("Gruppenname: darf nicht leer sein.");
        assertThat(FailureText.of(new Failure.NotPermitted(), GERMAN)).isEqualTo("Das dürfen Sie nicht.");
    }

    @Test
    void numbersInEnglishPiecesAreKept() {
        assertThat(FailureText.of(new Failure.Malformed("description", "has more than 100000 characters"), GERMAN))
                .isEqualTo("Beschreibung: darf höchstens 100.000 Zeichen haben.");
        assertThat(FailureText.of(new Failure.PasswordRefused("The password has fewer than 12 characters."), GERMAN))
                .isEqualTo("Das Passwort muss mindestens 12 Zeichen haben.");
    }

    @Test
    void whatNobodyTranslatedIsToldInEnglish() {
        assertThat(FailureText.of(new Failure.Malformed("colour", "is 'too {bright}'"), GERMAN))
                .isEqualTo("colour: is 'too {bright}'.");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 1 Sekunde",
        "PT0.2S, 1 Sekunde",
        "PT1.1S, 2 Sekunden",
        "PT59S, 59 Sekunden",
        "PT1M, 1 Minute",
        "PT1M1S, 2 Minuten",
        "PT15M, 15 Minuten",
        "PT1H, 1 Stunde",
        "PT100M, 2 Stunden"
    })
    void waitingTimesAreToldInTheLargestUnitAndRoundedUp(String wait, String told) {
        assertThat(FailureText.of(new Failure.Busy(Duration.parse(wait)), GERMAN))
                .isEqualTo("Zu viele Anfragen auf einmal. Bitte versuchen Sie es in " + told + " noch einmal.");
    }

    private static Stream<Class<?>> refusals(Class<?> kind) {
        return kind.isRecord()
                ? Stream.of(kind)
                : Arrays.stream(kind.getPermittedSubclasses()).flatMap(FailureTextTest::refusals);
    }

    /** Every Java file in which the core refuses; doors are left out, whose refusals no page shows. */
    private static Stream<String> sources() {
        return Stream.of("model", "directory", "credential", "store").flatMap(FailureTextTest::files);
    }

    private static Stream<String> files(String folder) {
        try (Stream<Path> files = Files.walk(SOURCES.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".java")).map(FailureTextTest::text).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keys of all texts with which a source makes refusals; numbers that come from elsewhere count as some number. */
    private static Stream<String> told(String source) {
        return CREATION.matcher(source).results().flatMap((MatchResult creation) -> {
            RecordComponent[] parts = refusals(Failure.class)
                    .filter(refusal -> refusal.getSimpleName().equals(creation.group(1)))
                    .findFirst()
                    .orElseThrow()
                    .getRecordComponents();
            String[] arguments = creation.group(2).split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            return IntStream.range(0, parts.length)
                    .filter(index -> arguments[index].contains("\""))
                    .mapToObj(index -> FailureText.pieceKey(parts[index].getName(), joined(arguments[index])));
        });
    }

    private static String joined(String expression) {
        return Arrays.stream(expression.split("\\+(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                .map(String::strip)
                .map(part -> part.startsWith("\"") ? part.substring(1, part.length() - 1) : "1")
                .collect(Collectors.joining());
    }

    private static Stream<String> checkedFields(String source) {
        Pattern check = source.contains("record Profile(") ? PROFILE_FIELD : FIELD_CHECK;
        return check.matcher(source).results().map(field -> FailureText.pieceKey("field", field.group(1)));
    }
}
