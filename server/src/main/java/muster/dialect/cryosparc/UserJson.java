package muster.dialect.cryosparc;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import muster.dialect.JsonAnswers;
import muster.directory.Accounts;
import muster.directory.CodeTable;
import muster.directory.Condition;
import muster.directory.Credentials;
import muster.directory.Documents;
import muster.directory.OwnAnswers;
import muster.http.Response;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.DoorDocument;
import muster.model.Email;
import muster.model.Key;
import muster.model.Username;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes users with every member of the class User. What the client's class does not take for null is never null: one user that
 * it cannot read breaks its whole list. Source: CryoSPARC tools, models.
 */
final class UserJson {
    /** What stands where the platform shows hashes: nobody needs them. */
    private static final String HIDDEN = "hidden";
    /** The only word that the client's class takes, also for people who registered long ago. */
    static final String STATUS = "invited";

    /** Each document may be a million bytes long, so that fewer are held at once than accounts. */
    private static final int DOCUMENTS_AT_ONCE = 8;

    private final Accounts accounts;
    private final Documents documents;
    private final OwnAnswers own;
    private final UserPages pages;

    UserJson(Accounts accounts, Documents documents, OwnAnswers own, UserPages pages) {
        this.accounts = accounts;
        this.documents = documents;
        this.own = own;
        this.pages = pages;
    }

    /** The caller's own account, which clients ask for at every start. */
    Response own(Caller caller, Account account) {
        byte[] bytes = own.of(
                CryosparcTokens.DOOR,
                caller,
                account.id(),
                () -> JsonAnswers.bytes(json -> users(json, pages.of(caller, List.of(account)))));
        return Response.json(200, bytes);
    }

    /** One user. */
    Response answer(Caller caller, Account account) {
        UserPage page = pages.of(caller, List.of(account));
        return CryosparcJson.answer(json -> users(json, page));
    }

    /** All that meet the condition, written while they are read. */
    Response streamed(Caller caller, Condition condition) {
        return CryosparcJson.streamedArray(json ->
                accounts.forEachSlice(caller, condition, slice -> users(json, pages.of(caller, slice))));
    }

    private void users(JsonGenerator json, UserPage page) {
        for (int from = 0; from < page.accounts().size(); from += DOCUMENTS_AT_ONCE) {
            int to = Math.min(from + DOCUMENTS_AT_ONCE, page.accounts().size());
            List<Account> some = page.accounts().subList(from, to);
            List<AccountId> named = some.stream().map(Account::id).toList();
            Map<AccountId, DoorDocument> stored = documents.ofAll(page.viewer(), named, CryosparcTokens.DOOR);
            some.forEach(account -> user(json, account, page, UserTexts.of(stored.get(account.id()))));
        }
    }

    private static void user(JsonGenerator json, Account account, UserPage page, UserTexts texts) {
        json.writeStartObject();
        json.writeStringProperty("_id", page.id(account));
        json.writeStringProperty("updated_at", CryosparcJson.time(updatedAt(account)));
        json.writeStringProperty(
                "created_at", CryosparcJson.time(account.stamps().createdAt()));
        emails(json, account);
        json.writeStringProperty("created_by_user_id", page.creatorId(account));
        json.writeStringProperty("name", username(account));
        json.writeStringProperty("first_name", orEmpty(account.profile().givenName()));
        json.writeStringProperty("last_name", orEmpty(account.profile().familyName()));
        json.writeStringProperty("status", STATUS);
        profile(json, account, texts.profileName());
        roles(json, account);
        codes(json, page.codes(account));
        json.writeStringProperty(
                "last_password_changed_at", CryosparcJson.time(account.stamps().passwordChangedAt()));
        services(json, page.credentials(account));
        written(json, "state", texts.state());
        written(json, "preferences", texts.preferences());
        written(json, "file_browser_settings", texts.fileBrowserSettings());
        array(json, "lanes", page.lanes(account));
        json.writeEndObject();
    }

    private static Instant updatedAt(Account account) {
        return account.stamps().modifiedAt();
    }

    /** An address that only waits for a confirmation is none yet. */
    static List<Email> emails(Account account) {
        return account.emails();
    }

    private static void emails(JsonGenerator json, Account account) {
        json.writeArrayPropertyStart("emails");
        for (Email email : emails(account)) {
            json.writeStartObject();
            json.writeStringProperty("address", email.address().value());
            json.writeBooleanProperty("verified", email.verified());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void profile(JsonGenerator json, Account account, @Nullable String imported) {
        json.writeName("profile");
        json.writeStartObject();
        if (imported == null) {
            json.writeStringProperty("name", orEmpty(account.profile().displayName()));
        } else {
            written(json, "name", imported);
        }
        json.writeEndObject();
    }

    private static void roles(JsonGenerator json, Account account) {
        json.writeName("roles");
        json.writeStartObject();
        json.writeArrayPropertyStart("__global_roles__");
        json.writeString(CryosparcRoles.word(account.rank()));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void codes(JsonGenerator json, CodeTable.Row codes) {
        json.writeStringProperty("register_token", codes.registration());
        json.writeStringProperty("reset_token", codes.reset());
    }

    private static void services(JsonGenerator json, Credentials.Summary credentials) {
        json.writeName("services");
        json.writeStartObject();
        json.writeName("password");
        if (credentials.hasPassword()) {
            json.writeStartObject();
            json.writeStringProperty("bcrypt", HIDDEN);
            json.writeEndObject();
        } else {
            json.writeNull();
        }
        json.writeName("resume");
        json.writeStartObject();
        json.writeArrayPropertyStart("loginTokens");
        credentials.sessions().forEach(session -> loginToken(json, session));
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void loginToken(JsonGenerator json, Key session) {
        json.writeStartObject();
        json.writeStringProperty("hashedToken", HIDDEN);
        json.writeStringProperty("when", CryosparcJson.time(session.createdAt()));
        json.writeEndObject();
    }

    private static void array(JsonGenerator json, String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    /** A member whose value is JSON already. */
    private static void written(JsonGenerator json, String name, String value) {
        json.writeName(name);
        json.writeRawValue(value);
    }

    static String username(Account account) {
        Username username = account.username();
        return username == null ? "" : username.value();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
