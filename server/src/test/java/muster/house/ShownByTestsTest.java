package muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Holds what the documents about security say is tested to the tests that there are. */
class ShownByTestsTest {
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|Contract))(?:\\.(\\w+))?`");
    private static final Pattern NUMBER = Pattern.compile("(?m)^\\| (\\d+) \\|");
    private static final int ATTACKS = 64;
    private static final List<TextFile> FILES = TextFile.all();

    private static final Map<String, List<TextFile>> TESTS = FILES.stream()
            .filter(TextFile::isTestJava)
            .collect(Collectors.groupingBy(
                    file -> file.path().getFileName().toString().replaceFirst("\\.java$", "")));

    @Test
    void everyTestThatIsNamedIsThere() {
        List<String> missing = FILES.stream()
                .filter(file -> file.name().startsWith("docs/security"))
                .flatMap(file -> NAMED.matcher(file.text()).results())
                .filter(named -> !isThere(named.group(1), named.group(2)))
                .map(named -> named.group())
                .distinct()
                .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void everyAttackIsListedOnceWithATestOrAReason() {
        TextFile attacks = FILES.stream()
                .filter(file -> file.name().equals("docs/security/attacks.md"))
                .findFirst()
                .orElseThrow();
        Set<Integer> numbers = IntStream.rangeClosed(1, ATTACKS).boxed().collect(Collectors.toSet());
        List<Integer> listed = NUMBER.matcher(attacks.text())
                .results()
                .map(match -> Integer.valueOf(match.group(1)))
                .toList();
        assertThat(listed).hasSize(ATTACKS).hasSameElementsAs(numbers);
        assertThat(attacks.lines())
                .filteredOn(line -> NUMBER.matcher(line).find())
                .allSatisfy(line -> assertThat(line).matches(".*(`\\w+(Test|Contract)|Not served|Not met).*"));
    }

    private static boolean isThere(String className, String method) {
        return TESTS.getOrDefault(className, List.of()).stream().anyMatch(file -> method == null || has(file, method));
    }

    private static boolean has(TextFile file, String method) {
        Matcher matcher = Pattern.compile("\\bvoid " + method + "\\(").matcher(file.text());
        return matcher.find();
    }
}
