package muster.console.person;

import java.util.Objects;
import muster.console.page.Problems;
import muster.console.visit.Visit;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.Edit;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the form with a person's names: what is stored, or what was typed.
 *
 * @param version of the account that whoever typed has looked at
 */
record ProfileForm(
        String username,
        String givenName,
        String familyName,
        String displayName,
        String description,
        long version,
        Problems problems) {

    static ProfileForm of(Account account) {
        Username username = account.username();
        return new ProfileForm(
                username == null ? "" : username.value(),
                Objects.requireNonNullElse(account.profile().givenName(), ""),
                Objects.requireNonNullElse(account.profile().familyName(), ""),
                Objects.requireNonNullElse(account.profile().displayName(), ""),
                Objects.requireNonNullElse(account.profile().description(), ""),
                account.version(),
                Problems.none());
    }

    static ProfileForm typed(Visit visit) {
        return new ProfileForm(
                visit.typed("username"),
                visit.typed("first_name"),
                visit.typed("last_name"),
                visit.typed("display_name"),
                visit.typed("description").replace("\r\n", "\n"),
                version(visit.typed("version")),
                Problems.none());
    }

    /** Nought, which no account has, for what is no number. */
    private static long version(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    ProfileForm with(Problems found, long nowSeen) {
        return new ProfileForm(username, givenName, familyName, displayName, description, nowSeen, found);
    }

    /** The changes to make; null when something is wrong, which is added to the problems. */
    @Nullable
    AccountChanges read(Visit visit) {
        Edit<Username> name = username.isEmpty()
                ? Edit.clear()
                : visit.unlessRefused(problems, "username", () -> Edit.set(Username.parse(username)));
        if (name == null) {
            return null;
        }
        return AccountChanges.changing()
                .username(name)
                .givenName(edit(givenName))
                .familyName(edit(familyName))
                .displayName(edit(displayName))
                .description(edit(description))
                .expecting(version)
                .build();
    }

    private static Edit<String> edit(String text) {
        return text.isEmpty() ? Edit.clear() : Edit.set(text);
    }
}
