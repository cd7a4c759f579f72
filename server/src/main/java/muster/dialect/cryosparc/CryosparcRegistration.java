package muster.dialect.cryosparc;

import muster.directory.AccountName;
import muster.directory.Admissions;
import muster.directory.Codes;
import muster.directory.FailureLimit;
import muster.directory.Passwords;
import muster.http.Response;
import muster.model.Account;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.NewAccount;
import muster.model.Password;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.Username;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code users.create}, and the functions with which people set their passwords. Source: CryoSPARC tools, API client. */
final class CryosparcRegistration implements Resource {
    private static final Schema PASSWORD_OR_NONE =
            Schema.orNull(Schemas.PASSWORD).titled("Password");
    private static final String TOKEN = "token";

    private final Admissions admissions;
    private final Codes codes;
    private final Passwords passwords;
    private final FailureLimit failures;
    private final UserIds ids;
    private final UserJson json;
    private final Rank usualRank;

    /** @param usualRank of whoever is made without being an administrator */
    CryosparcRegistration(
            Admissions admissions,
            Codes codes,
            Passwords passwords,
            FailureLimit failures,
            UserIds ids,
            UserJson json,
            Rank usualRank) {
        this.admissions = admissions;
        this.codes = codes;
        this.passwords = passwords;
        this.failures = failures;
        this.ids = ids;
        this.json = json;
        this.usualRank = usualRank;
    }

    @Override
    public void addTo(Functions functions) {
        functions
                .add(Function.post("users.create", "/users")
                        .asks("mayCreateAccount")
                        .needs("email", Schema.TEXT)
                        .needs("username", Schema.TEXT)
                        .needs("first_name", Schema.TEXT)
                        .needs("last_name", Schema.TEXT)
                        .takes("role", CryosparcRoles.SCHEMA.withDefault(CryosparcRoles.USER))
                        .takesBody(PASSWORD_OR_NONE)
                        .answers(Schemas.USER)
                        .patient()
                        .by(this::create))
                .add(Function.post("users.request_reset_password", UserIds.ONE + "/request_reset_password")
                        .asks("mayHandleCodes")
                        .open()
                        .by(this::requestReset))
                .add(Function.post("users.register", UserIds.ONE + "/register")
                        .asks("does the code fit the account")
                        .needsHeader(TOKEN, Schema.TEXT)
                        .needsBody(Schemas.PASSWORD)
                        .open()
                        .patient()
                        .by(call -> redeem(call, passwords::register)))
                .add(Function.post("users.reset_password", UserIds.ONE + "/reset_password")
                        .asks("does the code fit the account")
                        .needsHeader(TOKEN, Schema.TEXT)
                        .needsBody(Schemas.PASSWORD)
                        .open()
                        .patient()
                        .by(call -> redeem(call, passwords::reset)));
    }

    /** With a password the account can be used at once; without one, its person registers with a code. */
    private Response create(Call call) {
        call.requireAdministrator();
        String role = call.argument("role");
        JsonNode body = call.optionalBody();
        NewAccount wanted = new NewAccount(
                AccountKind.PERSON,
                Username.parse(call.required("username")),
                UserEdits.email(call.required("email")),
                Profile.ofNames(orNone(call.required("first_name")), orNone(call.required("last_name"))),
                CryosparcRoles.rank(role == null ? CryosparcRoles.USER : role, usualRank),
                null,
                body == null ? new NewAccount.Start.Invited() : new NewAccount.Start.WithPassword(password(body)),
                AddressRule.MUST_BE_FREE);
        Account made = admissions.create(call.caller(), wanted);
        return json.answer(call.caller(), made);
    }

    private static @Nullable String orNone(String name) {
        return name.isEmpty() ? null : name;
    }

    /**
     * An administrator gives whoever it is a fresh code at once. For everybody else the answer is always the same, because it must
     * not tell which addresses there are.
     */
    private Response requestReset(Call call) {
        Caller caller = call.anyone();
        if (caller.isAtLeast(Rank.ADMINISTRATOR)) {
            codes.issue(caller, ids.existing(caller, call.required(UserIds.PARAMETER)));
        } else {
            codes.ask(name(call), Caller.anonymous(CryosparcTokens.origin(call.request())));
        }
        return Response.empty(204);
    }

    /** Sets a password with a code. */
    private interface Redemption {
        void redeem(Caller anonymous, AccountName name, String code, Password password);
    }

    private Response redeem(Call call, Redemption redemption) {
        String network = call.request().remoteNetwork();
        failures.admit(network);
        Password password = password(call.body());
        try {
            redemption.redeem(
                    Caller.anonymous(CryosparcTokens.origin(call.request())),
                    name(call),
                    call.required(TOKEN),
                    password);
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.CodeRefused) {
                failures.failed(network);
            }
            throw refused;
        }
        return Response.empty(204);
    }

    private static AccountName name(Call call) {
        String text = call.required(UserIds.PARAMETER);
        return UserIds.isAddress(text)
                ? new AccountName.ByAddress(text)
                : new AccountName.ByWireName(CryosparcNames.DOOR, CryosparcNames.USER, UserIds.canonical(text));
    }

    /** {@code {"password": "…"}} with the digest of the password. */
    private static Password password(JsonNode body) {
        JsonNode digest = body.get("password");
        if (digest == null || !digest.isString()) {
            throw CryosparcRefusal.invalid("The body must be an object with the SHA-256 of the password.");
        }
        return Password.ofDigest(digest.stringValue());
    }
}
