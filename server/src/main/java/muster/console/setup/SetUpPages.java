package muster.console.setup;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import muster.console.page.Field;
import muster.console.page.Pages;
import muster.console.page.Problems;
import muster.console.visit.Visit;
import muster.http.Response;
import muster.model.Account;
import muster.model.Email;
import muster.model.Username;

/** What set-up looks like: the form, its end, and the words for when it is over. */
final class SetUpPages {
    private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[A-Za-z0-9._@+-]+");

    private SetUpPages() {}

    /**
     * The administrator that was made.
     *
     * @param argument the username as a shell takes it for one word
     * @param base the address that the browser uses, without a slash at the end
     * @param places what can be reached, in the order in which it is shown
     */
    record Made(String username, String email, String argument, String base, List<SetUp.Place> places) {}

    static Response form(Visit visit, int status, SetUpForm form, Problems problems) {
        List<Field> fields = Stream.of(SetUpField.values())
                .map(field -> field.shown(visit.frame(), form.at(field), problems))
                .toList();
        return Pages.page(status, (out, none) -> JteformGenerated.render(out, none, visit.frame(), fields, problems));
    }

    static Response made(Visit visit, Account administrator, String base, List<SetUp.Place> places) {
        Username name = administrator.username();
        Email email = administrator.primaryEmail();
        String username = name == null ? "" : name.value();
        Made made = new Made(username, email == null ? "" : email.address().value(), quoted(username), base, places);
        return Pages.page(200, (out, none) -> JtemadeGenerated.render(out, none, visit.frame(), made));
    }

    /** As a shell takes it for one word. */
    private static String quoted(String word) {
        return NEEDS_NO_QUOTES.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    static Response over(Visit visit) {
        return saying(visit, "setup.over_title", "setup.over", "setup.over_next");
    }

    static Response expired(Visit visit) {
        return saying(visit, "setup.expired_title", "setup.expired", "setup.expired_next");
    }

    private static Response saying(Visit visit, String title, String... sentences) {
        return Pages.saying(
                410,
                visit.frame(),
                visit.t(title),
                Stream.of(sentences).map(key -> visit.t(key)).toList());
    }
}
