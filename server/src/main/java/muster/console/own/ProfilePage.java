package muster.console.own;

import java.util.Objects;
import muster.console.page.Pages;
import muster.console.page.Problems;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Directory;
import muster.directory.SecondFactors;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AddressRule;
import muster.model.Edit;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Policy;
import muster.model.Refused;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/** {@code /account}: who one is here, and the names that one may change. */
final class ProfilePage {
    private static final String PATH = "/account";

    private final Visits visits;
    private final Directory directory;
    private final Policy policy;
    private final NoticePanel notices;

    ProfilePage(Visits visits, Directory directory, Policy policy, NoticePanel notices) {
        this.visits = visits;
        this.notices = notices;
        this.directory = directory;
        this.policy = policy;
    }

    /** What stands in the form: what is stored, or what was typed. */
    record Form(String username, String givenName, String familyName, String displayName, Problems problems) {
        static Form of(Account account) {
            Username username = account.username();
            return new Form(
                    username == null ? "" : username.value(),
                    Objects.requireNonNullElse(account.profile().givenName(), ""),
                    Objects.requireNonNullElse(account.profile().familyName(), ""),
                    Objects.requireNonNullElse(account.profile().displayName(), ""),
                    Problems.none());
        }

        static Form typed(Visit visit) {
            return new Form(
                    visit.typed("username"),
                    visit.typed("first_name"),
                    visit.typed("last_name"),
                    visit.typed("display_name"),
                    Problems.none());
        }

        Form with(Problems found) {
            return new Form(username, givenName, familyName, displayName, found);
        }
    }

    /** @param mayChange whether people here may change their names */
    record Overview(
            Account account, Form form, SecondFactors.Status factor, boolean mayChange, NoticePanel.Told notices) {
        /** The primary address, or the one that waits; null for none. */
        @Nullable
        EmailAddress email() {
            return account.shownAddress();
        }
    }

    void addTo(Routes routes) {
        routes.add("GET", PATH, "the own account", visits.page(this::show))
                .add("POST", PATH, "mayChangeProfile", visits.form(this::change));
    }

    private Response show(Visit visit) {
        Account account = directory.accounts().own(visit.caller()).account();
        return page(visit, 200, account, Form.of(account));
    }

    private Response page(Visit visit, int status, Account account, Form form) {
        Overview overview = new Overview(
                account,
                form,
                directory.secondFactors().status(visit.caller(), account.id()),
                Permissions.mayChangeProfile(visit.caller(), account, policy),
                notices.told(visit));
        return Pages.page(status, (out, none) -> JteprofileGenerated.render(out, none, visit.frame(), overview));
    }

    private Response change(Visit visit) {
        Account account = directory.accounts().own(visit.caller()).account();
        Form form = Form.typed(visit);
        Edit<Username> username =
                visit.unlessRefused(form.problems(), "username", () -> Edit.set(Username.parse(form.username())));
        if (username == null) {
            return page(visit, 422, account, form);
        }
        AccountChanges changes = AccountChanges.changing()
                .username(username)
                .givenName(named(form.givenName()))
                .familyName(named(form.familyName()))
                .displayName(named(form.displayName()))
                .build();
        try {
            directory.accounts().change(visit.caller(), account.id(), changes, AddressRule.MUST_BE_FREE);
            return visit.done(PATH, "profile_changed");
        } catch (Refused refused) {
            return switch (refused.failure()) {
                case Failure.UsernameTaken _ ->
                    page(visit, 422, account, form.with(Problems.at("username", visit.sentence(refused))));
                case Failure.Invalid _ ->
                    page(visit, 422, account, form.with(Problems.inGeneral(visit.sentence(refused))));
                default -> throw refused;
            };
        }
    }

    private static Edit<String> named(String text) {
        return text.isEmpty() ? Edit.clear() : Edit.set(text);
    }
}
