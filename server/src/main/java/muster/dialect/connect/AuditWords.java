package muster.dialect.connect;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Actor;
import muster.model.Event;
import muster.model.Event.FieldChange;
import org.jspecify.annotations.Nullable;

/**
 * Tells an event of the ledger in the platform's words. The names of actions that its reference or its clients' recordings
 * show are theirs; the others follow their pattern.
 */
final class AuditWords {
    private static final String NOBODY_ID = "0";

    private final Map<AccountId, Account> accounts;

    /** @param accounts those of whom the events speak; who is gone is missing */
    AuditWords(Map<AccountId, Account> accounts) {
        this.accounts = accounts;
    }

    static String action(Act act) {
        return switch (act) {
            case ACCOUNT_CREATED -> "add_user";
            case ACCOUNT_CHANGED -> "edit_user";
            case ACCOUNT_DISABLED, ACCOUNT_ENABLED -> "update_lock_user";
            case ACCOUNT_TRASHED -> "remove_user";
            case ACCOUNT_RESTORED -> "restore_user";
            case SIGNED_IN -> "user_login";
            case SIGNED_OUT -> "user_logout";
            case KEY_CREATED -> "add_api_key";
            case KEY_ENDED -> "remove_api_key";
            case GROUP_CREATED -> "add_group";
            case GROUP_CHANGED -> "edit_group";
            case GROUP_REMOVED -> "remove_group";
            case MEMBER_ADDED -> "add_group_member";
            case MEMBER_REMOVED -> "remove_group_member";
            case HOLDING_CREATED -> "add_content";
            case HOLDING_CHANGED -> "edit_content";
            case HOLDING_REMOVED -> "remove_content";
            case GRANT_GIVEN -> "add_content_permission";
            case GRANT_CHANGED -> "edit_content_permission";
            case GRANT_WITHDRAWN -> "remove_content_permission";
            // Acts of which this platform has no notion still stand in its log, under their own name.
            default -> act.name().toLowerCase(Locale.ROOT);
        };
    }

    static String userId(Actor actor) {
        return actor instanceof Actor.Person person ? ConnectIds.digits(person.account()) : NOBODY_ID;
    }

    static @Nullable String userGuid(Actor actor) {
        return actor instanceof Actor.Person person ? person.account().toString() : null;
    }

    String userDescription(Actor actor) {
        return switch (actor) {
            case Actor.Person(var id, var _) -> person(id, null);
            case Actor.Anonymous _ -> "Anonymous";
            case Actor.Host _ -> "Server administrator";
            case Actor.Timer _ -> "Server";
        };
    }

    String description(Event event) {
        String target = name(event.target());
        return switch (event.act()) {
            case ACCOUNT_CREATED -> "Added user " + subject(event);
            case ACCOUNT_CHANGED -> "Edited user " + subject(event) + ": " + fields(event.fields());
            case ACCOUNT_DISABLED -> "Updated lock of user " + subject(event) + ": true";
            case ACCOUNT_ENABLED -> "Updated lock of user " + subject(event) + ": false";
            case ACCOUNT_TRASHED -> "Removed user " + subject(event);
            case ACCOUNT_RESTORED -> "Restored user " + subject(event);
            case SIGNED_IN -> "Logged in user " + subject(event);
            case SIGNED_OUT -> "Logged out user " + subject(event);
            case KEY_CREATED -> "Added API key " + target + " of user " + subject(event);
            case KEY_ENDED -> "Removed API key " + target + " of user " + subject(event);
            case GROUP_CREATED -> "Added group " + target;
            case GROUP_CHANGED -> "Edited group " + target + ": " + fields(event.fields());
            case GROUP_REMOVED -> "Removed group " + target;
            case MEMBER_ADDED -> "Added user " + subject(event) + " to group " + target;
            case MEMBER_REMOVED -> "Removed user " + subject(event) + " from group " + target;
            case HOLDING_CREATED -> "Added " + event.target().kind() + " " + target;
            case HOLDING_CHANGED -> "Edited " + event.target().kind() + " " + target + ": " + fields(event.fields());
            case HOLDING_REMOVED -> "Removed " + event.target().kind() + " " + target;
            case GRANT_GIVEN -> "Added permission on " + target + " for " + fields(event.fields());
            case GRANT_CHANGED -> "Edited permission on " + target + " for " + fields(event.fields());
            case GRANT_WITHDRAWN -> "Removed permission on " + target + " for " + fields(event.fields());
            default -> event.act().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + subject(event);
        };
    }

    private String subject(Event event) {
        return event.subject() == null ? name(event.target()) : person(event.subject(), event.target());
    }

    /** {@code Full Name (username)}; of somebody who is gone, what the event remembers. */
    private String person(AccountId id, Event.@Nullable Target target) {
        Account account = accounts.get(id);
        if (account != null) {
            return fullName(account) + " (" + ConnectUserJson.username(account) + ")";
        }
        return target != null && target.id().equals(id.toString()) && target.name() != null
                ? target.name() + " (" + target.name() + ")"
                : "Removed user (" + id + ")";
    }

    private static String fullName(Account account) {
        String names = Stream.of(
                        account.profile().givenName(), account.profile().familyName())
                .filter(name -> name != null && !name.isBlank())
                .collect(Collectors.joining(" "));
        return names.isEmpty() ? ConnectUserJson.username(account) : names;
    }

    private static String name(Event.Target target) {
        return target.name() == null ? target.id() : target.name();
    }

    /** Names only: the platform's log tells what was edited, not from what to what. */
    private static String fields(List<FieldChange> fields) {
        return fields.stream().map(change -> shownField(change.field())).collect(Collectors.joining(", "));
    }

    /** As the user object names it. */
    private static String shownField(String field) {
        return switch (field) {
            case "givenName" -> "first_name";
            case "familyName" -> "last_name";
            case "rank" -> "user_role";
            case "owner" -> "owner_guid";
            case "audience" -> "access_type";
            case "document" -> "properties";
            default -> field;
        };
    }
}
