package muster.dialect.connect;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import muster.directory.Accounts;
import muster.http.Response;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.EmailAddress;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes users. One representation wherever a user appears: the clients' tests compare replies of different endpoints
 * field by field.
 */
final class ConnectUserJson {
    private final ConnectSettings settings;
    private final InstantSource clock;
    private final OutsideIds outsideIds;

    ConnectUserJson(ConnectSettings settings, InstantSource clock, OutsideIds outsideIds) {
        this.settings = settings;
        this.clock = clock;
        this.outsideIds = outsideIds;
    }

    Response answer(AccountEntry entry, Caller viewer) {
        return answer(entry.account(), entry.activity().lastActivity(), viewer);
    }

    Response answer(Account account, @Nullable Instant lastActivity, Caller viewer) {
        String outsideId = outsideId(account, viewer);
        return ConnectJson.answer(200, json -> user(json, account, lastActivity, outsideId, viewer));
    }

    /** The user with a numeric id in front, as the path without a version answers. */
    Response answerWithId(AccountEntry entry, Caller viewer) {
        Account account = entry.account();
        String outsideId = outsideId(account, viewer);
        return ConnectJson.answer(200, json -> {
            json.writeStartObject();
            json.writeStringProperty("id", ConnectIds.digits(account.id()));
            members(json, account, entry.activity().lastActivity(), outsideId, viewer);
            json.writeEndObject();
        });
    }

    Response page(int number, Accounts.Listing found, Caller viewer) {
        List<AccountId> ids =
                found.entries().stream().map(entry -> entry.account().id()).toList();
        Map<AccountId, String> byId = outsideIds.of(ids, viewer);
        return ConnectJson.page(number, found.total(), found.entries(), (json, entry) -> {
            Account account = entry.account();
            user(json, account, entry.activity().lastActivity(), byId.get(account.id()), viewer);
        });
    }

    /** Null when there is none, or it is not for this viewer. */
    @Nullable
    String outsideId(Account account, Caller viewer) {
        return outsideIds.of(List.of(account.id()), viewer).get(account.id());
    }

    /** @param outsideId left out when it is null: there is none, or it is not for this viewer */
    private void user(
            JsonGenerator json,
            Account account,
            @Nullable Instant lastActivity,
            @Nullable String outsideId,
            Caller viewer) {
        json.writeStartObject();
        members(json, account, lastActivity, outsideId, viewer);
        json.writeEndObject();
    }

    private void members(
            JsonGenerator json,
            Account account,
            @Nullable Instant lastActivity,
            @Nullable String outsideId,
            Caller viewer) {
        json.writeStringProperty("guid", account.id().toString());
        names(json, account, viewer);
        json.writeStringProperty(
                "created_time", ConnectJson.time(account.stamps().createdAt()));
        updated(json, account);
        json.writeStringProperty("active_time", ConnectJson.time(lastActivity));
        json.writeBooleanProperty("confirmed", isConfirmed(account));
        json.writeBooleanProperty("locked", isLocked(account));
        if (outsideId != null) {
            json.writeStringProperty("external_id", outsideId);
        }
    }

    /** The part that can be edited: posit-sdk copies it over what it has, so nothing may be missing or more. */
    void editablePart(JsonGenerator json, Account account, Caller viewer) {
        json.writeStartObject();
        names(json, account, viewer);
        updated(json, account);
        json.writeEndObject();
    }

    /** Who owns something. */
    static void owner(JsonGenerator json, Account account) {
        json.writeStartObject();
        json.writeStringProperty("guid", account.id().toString());
        json.writeStringProperty("username", username(account));
        json.writeStringProperty("first_name", orEmpty(account.profile().givenName()));
        json.writeStringProperty("last_name", orEmpty(account.profile().familyName()));
        json.writeEndObject();
    }

    private void names(JsonGenerator json, Account account, Caller viewer) {
        json.writeStringProperty("username", username(account));
        json.writeStringProperty("email", shownEmail(account, viewer));
        json.writeStringProperty("first_name", orEmpty(account.profile().givenName()));
        json.writeStringProperty("last_name", orEmpty(account.profile().familyName()));
        json.writeStringProperty("user_role", ConnectRoles.word(account.rank()));
    }

    /** The stamp of names, address and role: locking must not move it. */
    private static void updated(JsonGenerator json, Account account) {
        json.writeStringProperty(
                "updated_time", ConnectJson.time(account.stamps().profileModifiedAt()));
    }

    static String username(Account account) {
        return account.username() == null ? "" : account.username().value();
    }

    static boolean isConfirmed(Account account) {
        return account.life().isActivated();
    }

    boolean isLocked(Account account) {
        return account.life().isBarredAt(clock.instant());
    }

    String shownEmail(Account account, Caller viewer) {
        return seesEmailsOf(account, viewer) ? email(account) : "";
    }

    private boolean seesEmailsOf(Account account, Caller viewer) {
        return !settings.hideEmailAddresses() || viewer.isAtLeast(Rank.ADMINISTRATOR) || viewer.is(account.id());
    }

    static String email(Account account) {
        EmailAddress address = account.shownAddress();
        return address == null ? "" : address.value();
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
