package muster.dialect.cryosparc;

import java.time.Instant;
import java.util.List;
import muster.directory.Accounts;
import muster.directory.CodeTable;
import muster.directory.Condition;
import muster.directory.Credentials;
import muster.http.Response;
import muster.model.Account;
import muster.model.Caller;
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

    private final Accounts accounts;
    private final UserPages pages;

    UserJson(Accounts accounts, UserPages pages) {
        this.accounts = accounts;
        this.pages = pages;
    }

    /** One user. */
    Response answer(Caller caller, Account account) {
        UserPage page = pages.of(caller, List.of(account));
        return CryosparcJson.answer(json -> user(json, account, page));
    }

    /** All that meet the condition, written while they are read. */
    Response streamed(Caller caller, Condition condition) {
        return CryosparcJson.streamedArray(json -> accounts.forEachSlice(caller, condition, slice -> {
            UserPage page = pages.of(caller, slice);
            slice.forEach(account -> user(json, account, page));
        }));
    }

    private static void user(JsonGenerator json, Account account, UserPage page) {
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
        // The only word that the client's class takes, also for people who registered long ago.
        json.writeStringProperty("status", "invited");
        profile(json, account);
        roles(json, account);
        codes(json, page.codes(account));
        json.writeStringProperty(
                "last_password_changed_at", CryosparcJson.time(account.stamps().passwordChangedAt()));
        services(json, page.credentials(account));
        state(json);
        json.writeName("preferences");
        json.writeStartObject();
        json.writeEndObject();
        fileBrowserSettings(json);
        array(json, "lanes", page.lanes(account));
        json.writeEndObject();
    }

    private static Instant updatedAt(Account account) {
        return account.stamps().modifiedAt();
    }

    /** An address that only waits for a confirmation is none yet. */
    private static void emails(JsonGenerator json, Account account) {
        json.writeArrayPropertyStart("emails");
        for (Email email : account.emails()) {
            json.writeStartObject();
            json.writeStringProperty("address", email.address().value());
            json.writeBooleanProperty("verified", email.verified());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void profile(JsonGenerator json, Account account) {
        json.writeName("profile");
        json.writeStartObject();
        json.writeStringProperty("name", orEmpty(account.profile().displayName()));
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

    private static void state(JsonGenerator json) {
        json.writeName("state");
        json.writeStartObject();
        json.writeBooleanProperty("licenseAccepted", false);
        json.writeBooleanProperty("userCanSetJobPriority", false);
        emptyArray(json, "recentProjects");
        emptyArray(json, "recentWorkspaces");
        emptyArray(json, "recentSessions");
        emptyArray(json, "recentJobs");
        json.writeNullProperty("browserPath");
        json.writeNullProperty("defaultJobPriority");
        json.writeName("userFileBrowserState");
        json.writeStartObject();
        emptyArray(json, "recentPaths");
        emptyArray(json, "bookmarks");
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void fileBrowserSettings(JsonGenerator json) {
        json.writeName("file_browser_settings");
        json.writeStartObject();
        json.writeNullProperty("allowed_prefixes");
        json.writeNullProperty("import_dir_default");
        json.writeNullProperty("project_dir_default");
        json.writeEndObject();
    }

    private static void array(JsonGenerator json, String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    private static void emptyArray(JsonGenerator json, String name) {
        json.writeArrayPropertyStart(name);
        json.writeEndArray();
    }

    static String username(Account account) {
        Username username = account.username();
        return username == null ? "" : username.value();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
