package muster.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import muster.http.Response;
import muster.model.Account;
import muster.model.Email;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/** What set-up looks like: the form, its end, and the words for when it is over. */
final class SetUpPages {
    private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[A-Za-z0-9._@+-]+");

    private final Pages pages;
    private final String action;

    /** @param action the path to which the form is posted */
    SetUpPages(Pages pages, String action) {
        this.pages = pages;
        this.action = action;
    }

    Response form(int status, SetUpForm form, Problems problems) {
        StringBuilder fields = new StringBuilder();
        for (SetUpField field : SetUpField.values()) {
            boolean first = problems.isEmpty() && field == SetUpField.EMAIL;
            fields.append(field(field, form.at(field), problems.at(field), first));
        }
        String body = """
                <h1>Make the first administrator</h1>
                <p>This directory has no accounts yet. The one you make here may do everything, and makes the others.</p>
                %s<form method="post" action="%s" novalidate>
                %s<button type="submit">Make the administrator</button>
                </form>
                """.formatted(summary(problems), Html.escape(action), fields);
        return pages.page(status, problems.isEmpty() ? "Set up" : "Set up: something is not right", body);
    }

    /** Takes the focus, so that a screen reader begins with what is wrong; leads from there to each field. */
    private static String summary(Problems problems) {
        if (problems.isEmpty()) {
            return "";
        }
        StringBuilder items = new StringBuilder();
        String general = problems.general();
        if (general != null) {
            items.append("<li>").append(Html.escape(general)).append("</li>\n");
        }
        for (Map.Entry<SetUpField, String> problem : problems.byField().entrySet()) {
            items.append("<li><a href=\"#%s\">%s</a></li>\n"
                    .formatted(problem.getKey().id(), Html.escape(problem.getValue())));
        }
        return """
                <section class="problems" role="alert" tabindex="-1" autofocus aria-labelledby="problems-title">
                <h2 id="problems-title">Nothing was made yet</h2>
                <ul>
                %s</ul>
                </section>
                """.formatted(items);
    }

    private static String field(SetUpField field, String value, @Nullable String problem, boolean focused) {
        String id = field.id();
        List<String> notes = new ArrayList<>();
        StringBuilder html = new StringBuilder();
        html.append("<div class=\"field%s\" id=\"%s-row\">\n".formatted(problem == null ? "" : " wrong", id));
        html.append("<label for=\"%s\">%s</label>\n".formatted(id, Html.escape(field.label())));
        if (!field.hint().isEmpty()) {
            notes.add(id + "-hint");
            html.append("<p class=\"hint\" id=\"%s-hint\">%s</p>\n".formatted(id, Html.escape(field.hint())));
        }
        if (problem != null) {
            notes.add(id + "-problem");
            html.append("<p class=\"problem\" id=\"%s-problem\">%s</p>\n".formatted(id, Html.escape(problem)));
        }
        html.append("<input id=\"%s\" name=\"%s\" type=\"%s\" value=\"%s\" autocomplete=\"%s\""
                .formatted(id, id, field.type(), Html.escape(value), field.autocomplete()));
        html.append(" autocapitalize=\"%s\" spellcheck=\"false\"".formatted(field.isName() ? "words" : "none"));
        if (!notes.isEmpty()) {
            html.append(" aria-describedby=\"").append(String.join(" ", notes)).append('"');
        }
        html.append(problem == null ? "" : " aria-invalid=\"true\"").append(focused ? " autofocus" : "");
        return html.append(">\n</div>\n").toString();
    }

    /**
     * @param base the address that the browser uses, without a slash at the end
     * @param places what can be reached, in the order in which it is shown
     */
    Response made(Account administrator, String base, List<SetUpDoor.Place> places) {
        String username = usernameOf(administrator);
        StringBuilder rows = new StringBuilder();
        for (SetUpDoor.Place place : places) {
            rows.append("<tr><th scope=\"row\">%s</th><td><code>%s</code></td></tr>\n"
                    .formatted(Html.escape(place.name()), Html.escape(base + place.path())));
        }
        Email email = administrator.primaryEmail();
        String body = """
                <h1>%s is the administrator now</h1>
                <p class="done" role="status">The account <strong>%s</strong>%s is made, and set-up is over: this page \
                works no more.</p>
                <h2>What to do next</h2>
                <ol>
                <li>Make a key, with which programs act for you, at the host of this server:
                <pre><code>./muster key create %s --label "first key"</code></pre></li>
                <li>Give clients the address of their platform, and the key:
                <table>
                %s</table></li>
                <li>Make accounts for the others: through any of these, or with <code>./muster user create</code>.</li>
                </ol>
                """.formatted(
                        Html.escape(username),
                        Html.escape(username),
                        email == null ? "" : Html.escape(" (" + email.address() + ")"),
                        Html.escape(quoted(username)),
                        rows);
        return pages.page(200, "Set-up is done", body);
    }

    private static String usernameOf(Account account) {
        Username username = account.username();
        return username == null ? "" : username.value();
    }

    /** As a shell takes it for one word. */
    private static String quoted(String word) {
        return NEEDS_NO_QUOTES.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    Response over() {
        return pages.saying(
                410,
                "Set-up is over",
                List.of(
                        "This directory has been set up already, so that this page has nothing more to do.",
                        "An administrator can make accounts; so can whoever owns the host, with ./muster user create."));
    }

    Response expired() {
        return pages.saying(
                410,
                "The set-up link has expired",
                List.of(
                        "A set-up link is good for an hour, and ends when Muster does. To get a new one, start Muster again.",
                        "At the host, ./muster user create makes the first administrator without a link."));
    }
}
