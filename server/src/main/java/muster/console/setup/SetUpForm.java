package muster.console.setup;

import java.util.EnumMap;
import java.util.Map;
import muster.console.page.Problems;
import muster.console.visit.NewPasswords;
import muster.console.visit.Visit;
import muster.http.Query;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.NewAccount;
import muster.model.Password;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/** What somebody typed into the set-up form. Holds secrets, and so never prints itself. */
final class SetUpForm {
    static final SetUpForm EMPTY = new SetUpForm(Map.of());

    private final Map<SetUpField, String> typed;

    private SetUpForm(Map<SetUpField, String> typed) {
        this.typed = typed;
    }

    static SetUpForm of(Query fields) {
        Map<SetUpField, String> typed = new EnumMap<>(SetUpField.class);
        for (SetUpField field : SetUpField.values()) {
            String value = fields.first(field.id());
            if (value != null) {
                typed.put(field, field.isPassword() ? value : value.strip());
            }
        }
        return new SetUpForm(typed);
    }

    String at(SetUpField field) {
        return typed.getOrDefault(field, "");
    }

    /** What may be shown again: passwords never, and the code only to somebody who knows it anyway. */
    SetUpForm toShowAgain(boolean withCode) {
        Map<SetUpField, String> shown = new EnumMap<>(SetUpField.class);
        typed.forEach((field, value) -> {
            if (!field.isPassword() && (withCode || field != SetUpField.CODE)) {
                shown.put(field, value);
            }
        });
        return new SetUpForm(shown);
    }

    /** The account to make; null when something is wrong, which is added to the problems. */
    @Nullable
    NewAccount read(Visit visit, Problems problems) {
        EmailAddress email = email(visit, problems);
        Username username = username(visit, problems);
        Profile profile = profile(visit, problems);
        Password password = password(visit, problems);
        return problems.isEmpty() && email != null && username != null && profile != null && password != null
                ? wanted(email, username, profile, password)
                : null;
    }

    private static NewAccount wanted(EmailAddress email, Username username, Profile profile, Password password) {
        return new NewAccount(
                AccountKind.PERSON,
                username,
                email,
                profile,
                Rank.ADMINISTRATOR,
                null,
                new NewAccount.Start.WithPassword(password),
                AddressRule.MUST_BE_FREE);
    }

    private @Nullable EmailAddress email(Visit visit, Problems problems) {
        if (at(SetUpField.EMAIL).isEmpty()) {
            problems.add(SetUpField.EMAIL.id(), visit.t("setup.email_missing"));
        }
        EmailAddress email =
                visit.unlessRefused(problems, SetUpField.EMAIL.id(), () -> EmailAddress.parse(at(SetUpField.EMAIL)));
        if (email != null && !email.isMailable()) {
            problems.add(SetUpField.EMAIL.id(), visit.t("add.not_an_address"));
        }
        return email;
    }

    private @Nullable Username username(Visit visit, Problems problems) {
        if (at(SetUpField.USERNAME).isEmpty()) {
            problems.add(SetUpField.USERNAME.id(), visit.t("setup.username_missing"));
        }
        return visit.unlessRefused(problems, SetUpField.USERNAME.id(), () -> Username.parse(at(SetUpField.USERNAME)));
    }

    private @Nullable Profile profile(Visit visit, Problems problems) {
        Profile given = visit.unlessRefused(
                problems, SetUpField.GIVEN_NAME.id(), () -> Profile.ofNames(name(SetUpField.GIVEN_NAME), null));
        Profile family = visit.unlessRefused(
                problems, SetUpField.FAMILY_NAME.id(), () -> Profile.ofNames(null, name(SetUpField.FAMILY_NAME)));
        return given == null || family == null ? null : Profile.ofNames(given.givenName(), family.familyName());
    }

    private @Nullable String name(SetUpField field) {
        return at(field).isEmpty() ? null : at(field);
    }

    private @Nullable Password password(Visit visit, Problems problems) {
        if (at(SetUpField.PASSWORD).isEmpty()) {
            problems.add(SetUpField.PASSWORD.id(), visit.t("setup.password_missing"));
        }
        return NewPasswords.read(visit, problems);
    }

    /** Where to tell what the directory refused. */
    static Problems problems(Visit visit, Refused refused) {
        String sentence = visit.sentence(refused);
        return switch (refused.failure()) {
            case Failure.UsernameTaken _ -> Problems.at(SetUpField.USERNAME.id(), sentence);
            case Failure.EmailTaken _ -> Problems.at(SetUpField.EMAIL.id(), sentence);
            case Failure.PasswordRefused _ -> Problems.at(SetUpField.PASSWORD.id(), sentence);
            default -> Problems.inGeneral(sentence);
        };
    }

    @Override
    public String toString() {
        return "SetUpForm" + typed.keySet();
    }
}
