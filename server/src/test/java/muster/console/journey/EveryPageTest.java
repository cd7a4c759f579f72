package muster.console.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import muster.testing.RunningMuster;
import muster.testing.browser.Accessibility;
import muster.testing.browser.Screens;
import org.junit.jupiter.api.Test;

/** Every page that links and questions lead to is there, fits its screen, and can be read by everybody. */
class EveryPageTest extends Journey {
    private static final Pattern ID = Pattern.compile("(?<=/)([0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{20,})(?=/|$)");

    /** The addresses behind links, and behind forms that only ask and can be sent as they are. */
    private static final String WAYS = """
            () => [
                ...[...document.querySelectorAll('a[href]')].map(link => link.href),
                ...[...document.querySelectorAll('form[method=get]')].filter(form => form.checkValidity()).map(form =>
                    form.action.split('?')[0] + '?' + new URLSearchParams(new FormData(form)))
            ]
            """;

    @Test
    void administratorsFindEveryPageInOrder() {
        exists(Person.ADA);
        Page page = administratorAt("/admin/users");
        addUser(page, Person.EMMY);
        row(page, Person.EMMY).waitFor();
        Set<String> seen = walk(page, List.of("/admin/users", "/account", "/admin/nothing"), Screens::take);
        assertThat(seen)
                .contains("admin-users", "admin-users-x", "account", "admin-groups", "admin-ledger", "admin-mail");
    }

    @Test
    void whoIsNotLoggedInFindsTheWaysInInOrder() {
        Page page = browser.open(at("/"));
        Set<String> seen = walk(page, List.of("/login"), Screens::take);
        assertThat(seen).contains("login", "new-account", "reset-password-ask", "reset-password-token");
    }

    @Test
    void whereThereIsMailTheWayToALinkIsThere() {
        stop();
        server = RunningMuster.with("mail=capture");
        Page page = browser.open(at("/"));
        List<String> beginnings = List.of("/login", "/activate/done", "/confirm-email/done", "/recover/done");
        Set<String> seen = walk(page, beginnings, Screens::take);
        assertThat(seen).contains("reset-password", "reset-password-link", "reset-password-ask", "activate-done");
    }

    @Test
    void normalPeopleFindTheirPagesInOrder() {
        Page page = personAt(exists(Person.ADA), "/");
        Set<String> seen = walk(page, List.of("/account"), (name, shown) -> Accessibility.check(shown));
        assertThat(seen).contains("account", "account-password").noneMatch(name -> name.startsWith("admin"));
    }

    /** Goes wherever a click leads, to each kind of page once, and tells where it was. */
    private Set<String> walk(Page page, List<String> beginnings, BiConsumer<String, Page> look) {
        Set<String> seen = new TreeSet<>();
        List<String> missing = new ArrayList<>();
        Deque<String> ahead = new ArrayDeque<>();
        beginnings.forEach(path -> ahead.add(at(path)));
        while (!ahead.isEmpty()) {
            String url = ahead.remove();
            String name = name(url);
            if (url.startsWith(at("/")) && seen.add(name) && isPage(page, url, missing)) {
                page.navigate(url);
                look.accept(name, page);
                ((List<?>) page.evaluate(WAYS)).forEach(way -> ahead.add((String) way));
            }
        }
        assertThat(missing).as("links that lead nowhere").isEmpty();
        return seen;
    }

    private static boolean isPage(Page page, String url, List<String> missing) {
        APIResponse answer = page.request().get(url);
        boolean wantedMissing = url.endsWith("/nothing");
        if (answer.status() != (wantedMissing ? 404 : 200)) {
            missing.add(answer.status() + " " + url + " from " + page.url());
        }
        return (answer.ok() || wantedMissing)
                && answer.headers().getOrDefault("content-type", "").startsWith("text/html");
    }

    /** The path with one word for all ids; what is asked behind it matters only where it makes another page. */
    private static String name(String url) {
        String path = ID.matcher(URI.create(url).getRawPath()).replaceAll("x");
        String name = path.substring(1).replaceAll("/$", "").replace('/', '-');
        return name.isEmpty() ? "start" : name;
    }
}
