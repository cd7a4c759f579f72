package muster.dialect.cryosparc;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import muster.directory.Accounts;
import muster.directory.Condition;
import muster.http.Response;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Email;
import muster.model.Username;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes users with every member of the class User. What the client's class does not take for null is never null: one user that
 * it cannot read breaks its whole list. Source: CryoSPARC tools, models.
 */
final class UserJson {
    private final Accounts accounts;
    private final UserIds ids;

    UserJson(Accounts accounts, UserIds ids) {
        this.accounts = accounts;
        this.ids = ids;
    }

    /** One user. */
    Response answer(Caller caller, Account account) {
        UserPage page = page(caller, List.of(account));
        return CryosparcJson.answer(json -> user(json, account, page));
    }

    /** All that meet the condition, written while they are read. */
    Response streamed(Caller caller, Condition condition) {
        return CryosparcJson.streamedArray(json -> accounts.forEachSlice(caller, condition, slice -> {
            UserPage page = page(caller, slice);
            slice.forEach(account -> user(json, account, page));
        }));
    }

    private UserPage page(Caller caller, List<Account> slice) {
        Set<AccountId> named = new HashSet<>();
        for (Account account : slice) {
            named.add(account.id());
            AccountId by = account.stamps().createdBy();
            if (by != null) {
                named.add(by);
            }
        }
        return new UserPage(caller, slice, ids.of(named));
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
        codes(json);
        json.writeStringProperty(
                "last_password_changed_at", CryosparcJson.time(account.stamps().passwordChangedAt()));
        services(json);
        state(json);
        json.writeName("preferences");
        json.writeStartObject();
        json.writeEndObject();
        fileBrowserSettings(json);
        lanes(json);
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

    private static void codes(JsonGenerator json) {
        json.writeNullProperty("register_token");
        json.writeNullProperty("reset_token");
    }

    private static void services(JsonGenerator json) {
        json.writeName("services");
        json.writeStartObject();
        json.writeNullProperty("password");
        json.writeName("resume");
        json.writeStartObject();
        emptyArray(json, "loginTokens");
        json.writeEndObject();
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

    private static void lanes(JsonGenerator json) {
        emptyArray(json, "lanes");
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
