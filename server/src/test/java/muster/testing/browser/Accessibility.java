package muster.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.Set;
import java.util.stream.Collectors;

/** What axe finds on a page that keeps people out. */
public final class Accessibility {
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private Accessibility() {}

    /** Fails with what is grave, in words. */
    public static void check(Page page) {
        AxeResults results = new AxeBuilder(page).analyze();
        assertThat(results.getPasses())
                .as("rules that axe applied to " + page.url())
                .isNotEmpty();
        String found = results.getViolations().stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .map(Accessibility::words)
                .collect(Collectors.joining("\n"));
        assertThat(found).as("what axe finds on " + page.url()).isEmpty();
    }

    private static String words(Rule rule) {
        String where = rule.getNodes().stream().map(Accessibility::words).collect(Collectors.joining("\n"));
        return rule.getImpact() + ": " + rule.getHelp() + " (" + rule.getId() + ")\n" + where;
    }

    private static String words(CheckedNode node) {
        return "  " + node.getHtml() + "\n    " + node.getFailureSummary().replace("\n", "\n    ");
    }
}
