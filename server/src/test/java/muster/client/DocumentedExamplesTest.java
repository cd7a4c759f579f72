package muster.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each example in Java on the client library's pages stands in a test, which compiles and runs it. */
class DocumentedExamplesTest {
    private static final Path PAGES = Path.of("..", "docs", "client");
    private static final Path TESTS = Path.of("src", "test", "java", "muster", "client");
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```java\\n(.*?)^```$");

    @Test
    void eachExampleIsRunByATest() throws IOException {
        String tests = String.join("\n", texts(TESTS, "Test.java"));
        List<String> pages = texts(PAGES, ".md");
        assertThat(pages)
                .isNotEmpty()
                .allSatisfy(page -> assertThat(examples(page))
                        .isNotEmpty()
                        .allSatisfy(example -> assertThat(tests).contains(example)));
    }

    private static List<String> examples(String page) {
        return EXAMPLE.matcher(page)
                .results()
                .map(match -> withoutBlanks(match.group(1)))
                .toList();
    }

    private static List<String> texts(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> wanted = files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
            return wanted.stream().map(DocumentedExamplesTest::text).toList();
        }
    }

    private static String text(Path file) {
        try {
            String text = Files.readString(file);
            return file.toString().endsWith(".java") ? withoutBlanks(text) : text;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where lines break is the formatter's affair. */
    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s+", "");
    }
}
