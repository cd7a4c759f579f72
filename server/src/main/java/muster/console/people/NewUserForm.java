package muster.console.people;

import muster.console.page.Problems;
import muster.console.visit.Visit;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.EmailAddress;
import muster.model.NewAccount;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/** What was typed into the form for a new account. */
record NewUserForm(String email, String username, String givenName, String familyName, Problems problems) {
    static final NewUserForm EMPTY = new NewUserForm("", "", "", "", Problems.none());

    static NewUserForm of(Visit visit) {
        return new NewUserForm(
                visit.typed("email"),
                visit.typed("username"),
                visit.typed("first_name"),
                visit.typed("last_name"),
                Problems.none());
    }

    NewUserForm with(Problems found) {
        return new NewUserForm(email, username, givenName, familyName, found);
    }

    /** The account to make; null when something is wrong, which is added to the problems. */
    @Nullable
    NewAccount read(Visit visit, Rank rank) {
        EmailAddress address = visit.unlessRefused(problems, "email", () -> EmailAddress.parse(email));
        if (address != null && !address.isMailable()) {
            problems.add("email", visit.t("add.not_an_address"));
        }
        Username name = visit.unlessRefused(problems, "username", () -> Username.parse(username));
        visit.unlessRefused(problems, "first_name", () -> Profile.ofNames(orNone(givenName), null));
        visit.unlessRefused(problems, "last_name", () -> Profile.ofNames(null, orNone(familyName)));
        if (!problems.isEmpty()) {
            return null;
        }
        return new NewAccount(
                AccountKind.PERSON,
                name,
                address,
                Profile.ofNames(orNone(givenName), orNone(familyName)),
                rank,
                null,
                new NewAccount.Start.Invited(),
                AddressRule.MUST_BE_FREE);
    }

    private static @Nullable String orNone(String text) {
        return text.isEmpty() ? null : text;
    }
}
