package muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import muster.testing.Answer;
import muster.testing.ConnectDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Follows every link that people of each rank are offered. */
class ConsoleLinksTest {
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*)");
    private static final Pattern LABELLED = Pattern.compile("<label for=\"([^\"]+)\"");
    private static final Pattern CONTROL = Pattern.compile("<(?:input|select|textarea) id=\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]+)\"");
    private static final int ENOUGH = 300;

    private static RunningMuster server;

    @BeforeAll
    static void start() {
        server = RunningMuster.with();
        ConnectDoor door = new ConnectDoor(server);
        door.group("crystals");
        door.invited("invited");
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "publisher", "auditor", "manager", "administrator"})
    void everyLinkThatIsOfferedLeadsToAPage(String rank) {
        ConnectDoor.Person person = new ConnectDoor(server).publisher();
        server.command("user", "rank", person.username(), rank);
        ConsoleBrowser browser = ConsoleBrowser.of(server, person.username(), person.password());
        Set<String> seen = new HashSet<>(Set.of("/account"));
        Deque<String> ahead = new ArrayDeque<>(seen);
        while (!ahead.isEmpty() && seen.size() < ENOUGH) {
            String path = ahead.remove();
            Answer page = browser.get(path);
            assertThat(page.status()).as(path).isIn(200, 303);
            if (page.header("Content-Type").startsWith("text/html")) {
                assertSound(path, page.text());
                links(page).filter(link -> seen.add(kind(link))).forEach(ahead::add);
            }
        }
        assertThat(seen).hasSizeGreaterThan(10);
    }

    @Test
    void everyLinkForWhoIsNotLoggedInLeadsToAPage() {
        ConsoleBrowser nobody = ConsoleBrowser.at(server);
        for (String path : new String[] {
            "/login", "/new-account", "/reset-password", "/reset-password/ask", "/reset-password/token"
        }) {
            Answer page = nobody.get(path);
            assertSound(path, page.text());
            links(page)
                    .forEach(link ->
                            assertThat(nobody.get(link).status()).as(link).isIn(200, 303));
        }
    }

    private static void assertSound(String path, String page) {
        assertThat(page).as(path).doesNotContain("style=\"", "onclick=", "javascript:");
        assertThat(page.split("<h1", -1).length - 1).as("headings of " + path).isLessThanOrEqualTo(1);
        assertThat(found(ID, page)).as(path).doesNotHaveDuplicates();
        assertThat(found(LABELLED, page)).as(path).containsAll(found(CONTROL, page));
    }

    private static List<String> found(Pattern pattern, String page) {
        return pattern.matcher(page).results().map(result -> result.group(1)).toList();
    }

    private static Stream<String> links(Answer page) {
        return LINK.matcher(page.text())
                .results()
                .map((MatchResult result) -> result.group(1).replace("&amp;", "&"));
    }

    /** Links that differ only in what they search for lead to the same page. */
    private static String kind(String link) {
        return link.replaceAll("=[^&]*", "");
    }
}
