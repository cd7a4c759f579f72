package muster.dialect.own;

import java.time.Instant;
import java.util.List;
import muster.model.AccountChanges;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Edit;
import muster.model.EmailAddress;
import muster.model.NewAccount;
import muster.model.Password;
import muster.model.Profile;
import muster.model.ProjectId;
import muster.model.Rank;
import muster.model.Username;
import muster.model.UsernameRule;
import org.jspecify.annotations.Nullable;

/** What clients send of accounts. */
final class AccountForms {
    /** How an account begins. */
    enum Start {
        INVITED,
        WELCOMED,
        ACTIVE
    }

    private static final String PASSWORD = "password";
    private static final String PROJECT = "project";
    private static final Kind PASSWORD_KIND = new Kind.Text(Password.MAXIMUM_LENGTH);
    private static final Kind RANK = Kind.words(Rank.class);
    private static final Kind KIND = new Kind.Words(List.of("person", "service"));

    static final Form NEW = Form.of("NewAccount")
            .clears("username", Kind.LINE, "Has to be free.")
            .clears("email", Kind.ADDRESS, "Has to be free.")
            .clears("first_name", Kind.LINE, "")
            .clears("last_name", Kind.LINE, "")
            .clears("display_name", Kind.LINE, "")
            .clears("description", Kind.LONG_TEXT, "")
            .clears("locale", Kind.LINE, "")
            .takes("rank", RANK, "The site's default rank when left out; none above your own.")
            .takes("kind", KIND, "A person when left out.")
            .takes("start", Kind.words(Start.class), "Invited when left out; active when there is a password.")
            .clears(PASSWORD, PASSWORD_KIND, "For an account that is active at once.")
            .clears(PROJECT, Kind.UUID, "To which it belongs.")
            .build();

    static final Form CHANGES = Form.patch("AccountChanges")
            .clears("username", Kind.LINE, "Has to be free.")
            .clears("email", Kind.ADDRESS, "The primary address; null clears all of them.")
            .clears("pending_email", Kind.ADDRESS, "An address that waits to be proven.")
            .clears("first_name", Kind.LINE, "")
            .clears("last_name", Kind.LINE, "")
            .clears("display_name", Kind.LINE, "")
            .clears("description", Kind.LONG_TEXT, "")
            .clears("locale", Kind.LINE, "")
            .takes("rank", RANK, "None above your own.")
            .takes("readonly", Kind.FLAG, "Whether profile and rank stay as they are.")
            .clears("expires_at", Kind.TIME, "From then on the account cannot act.")
            .clears(PROJECT, Kind.UUID, "To which it belongs.")
            .build();

    private AccountForms() {}

    static NewAccount newAccount(Body body) {
        AccountKind kind = body.wordOrNull(AccountKind.class, "kind");
        return new NewAccount(
                kind == null ? AccountKind.PERSON : kind,
                body.parsedOrNull("username", Username::parse),
                body.parsedOrNull("email", EmailAddress::parse),
                profile(body),
                body.wordOrNull(Rank.class, "rank"),
                null,
                start(body),
                AddressRule.MUST_BE_FREE,
                UsernameRule.MUST_BE_FREE,
                null,
                new NewAccount.Beginning(null, false, true, false, false, project(body)),
                List.of());
    }

    private static Profile profile(Body body) {
        return new Profile(
                body.textOrNull("first_name"),
                body.textOrNull("last_name"),
                body.textOrNull("display_name"),
                body.textOrNull("description"),
                null,
                body.textOrNull("locale"));
    }

    private static NewAccount.Start start(Body body) {
        Start start = body.wordOrNull(Start.class, "start");
        if (body.has(PASSWORD)) {
            if (start != null && start != Start.ACTIVE) {
                throw body.complaint(PASSWORD, "Who is invited sets the password with a code.");
            }
            return new NewAccount.Start.WithPassword(body.parsed(PASSWORD, Password::ofText));
        }
        return switch (start) {
            case null -> new NewAccount.Start.Invited();
            case INVITED -> new NewAccount.Start.Invited();
            case WELCOMED -> new NewAccount.Start.Welcomed();
            case ACTIVE -> new NewAccount.Start.WithoutPassword();
        };
    }

    private static @Nullable ProjectId project(Body body) {
        return body.parsedOrNull(PROJECT, AccountForms::projectId);
    }

    private static ProjectId projectId(String text) {
        return ProjectId.parse(text).orElseThrow();
    }

    /** @param version that the client has looked at; null for any */
    static AccountChanges changes(Body body, @Nullable Long version) {
        AccountChanges.Builder changes = AccountChanges.changing()
                .username(body.edit("username", Username::parse))
                .email(body.edit("email", EmailAddress::parse))
                .pendingEmail(body.edit("pending_email", EmailAddress::parse))
                .givenName(text(body, "first_name"))
                .familyName(text(body, "last_name"))
                .displayName(text(body, "display_name"))
                .description(text(body, "description"))
                .locale(text(body, "locale"))
                .readonly(body.flagEdit("readonly"))
                .expiresAt(body.<Instant>edit("expires_at", Checks::time))
                .project(body.edit(PROJECT, AccountForms::projectId));
        Rank rank = body.wordOrNull(Rank.class, "rank");
        if (rank != null) {
            changes.rank(_ -> rank);
        }
        if (version != null) {
            changes.expecting(version);
        }
        return changes.build();
    }

    private static Edit<String> text(Body body, String field) {
        return body.edit(field, text -> text);
    }
}
