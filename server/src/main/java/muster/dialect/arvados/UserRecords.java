package muster.dialect.arvados;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import muster.directory.Directory;
import muster.directory.People;
import muster.model.Account;
import muster.model.Caller;
import muster.model.Email;
import muster.model.Grant;
import muster.model.Profile;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * How users look: whole to administrators and to themselves, else as the few attributes that everybody may know.
 * Source: Arvados API, users.
 */
final class UserRecords {
    static final String KIND = "arvados#user";

    /** What is shown of a user to those who may not see all. */
    static final Set<String> FOR_EVERYBODY = Set.of(
            "kind",
            "uuid",
            "is_active",
            "is_admin",
            "is_invited",
            "email",
            "first_name",
            "last_name",
            "username",
            "can_write",
            "can_manage");

    private static final Set<String> FROM_DOCUMENTS =
            Set.of("prefs", UserColumns.IDENTITY_URL, UserColumns.DEFAULT_OWNER);
    private static final int MOST_DOCUMENTS = 50;

    private final Directory directory;
    private final ArvadosSettings settings;
    private final InstantSource clock;

    UserRecords(Directory directory, ArvadosSettings settings, InstantSource clock) {
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    static boolean isActive(Account account, Instant now) {
        return account.mayAct(now);
    }

    /** Who is not active is no administrator here, whatever the rank. */
    static boolean isAdmin(Account account, Instant now) {
        return account.rank() == Rank.ADMINISTRATOR && isActive(account, now);
    }

    private static boolean isInvited(Account account, Instant now) {
        return account.life().inAllUsers() || isActive(account, now);
    }

    ObjectNode one(Caller viewer, People.Sight sight) {
        List<ObjectNode> only = new ArrayList<>();
        forEach(viewer, List.of(sight), Selection.ALL, only::add);
        return only.getFirst();
    }

    /**
     * Hands over the records one after the other, as they are selected. What the door keeps of the people is only looked up if
     * it is selected, and never for more than a few of them at a time.
     */
    void forEach(Caller viewer, List<People.Sight> people, Selection selection, Consumer<ObjectNode> each) {
        boolean withDocuments = FROM_DOCUMENTS.stream().anyMatch(selection::has);
        int size = withDocuments ? MOST_DOCUMENTS : Math.max(1, people.size());
        Instant now = clock.instant();
        for (int begin = 0; begin < people.size(); begin += size) {
            List<People.Sight> slice = people.subList(begin, Math.min(people.size(), begin + size));
            UserPage page = UserPage.of(directory.people(), settings.clusterId(), viewer, slice, withDocuments);
            for (People.Sight sight : slice) {
                ObjectNode record =
                        sight.whole() ? whole(viewer, sight, page, now) : forEverybody(viewer, sight, page, now);
                each.accept(selection.of(record));
            }
        }
    }

    private static ObjectNode whole(Caller viewer, People.Sight sight, UserPage page, Instant now) {
        Account account = sight.account();
        String uuid = page.uuid(account);
        UserDocument document = page.document(account);
        ObjectNode json = ArvadosJson.object();
        json.put("kind", KIND);
        json.put("href", "/users/" + uuid);
        json.put("etag", etag(account));
        json.put("uuid", uuid);
        json.put("owner_uuid", page.system());
        ArvadosJson.put(json, "created_at", account.stamps().createdAt());
        json.putNull("modified_by_client_uuid");
        json.put("modified_by_user_uuid", page.modifier(account));
        ArvadosJson.put(json, "modified_at", account.stamps().modifiedAt());
        putPerson(json, account);
        json.put("full_name", fullName(account.profile()));
        json.put("identity_url", document.identityUrl());
        putStates(json, viewer, account, now);
        json.set("prefs", document.prefsJson());
        json.put("default_owner_uuid", document.defaultOwnerUuid());
        json.set("writable_by", ArvadosJson.texts(page.writableBy(sight)));
        putRights(json, sight.level());
        return json;
    }

    private static ObjectNode forEverybody(Caller viewer, People.Sight sight, UserPage page, Instant now) {
        ObjectNode json = ArvadosJson.object();
        json.put("kind", KIND);
        json.put("uuid", page.uuid(sight.account()));
        putPerson(json, sight.account());
        putStates(json, viewer, sight.account(), now);
        putRights(json, sight.level());
        return json;
    }

    /** Who somebody is and how he stands, as it is in every record. */
    ObjectNode standing(Caller viewer, Account account) {
        ObjectNode json = ArvadosJson.object();
        putPerson(json, account);
        putStates(json, viewer, account, clock.instant());
        return json;
    }

    private static void putPerson(ObjectNode json, Account account) {
        Email primary = account.primaryEmail();
        json.put("email", primary == null ? null : primary.address().value());
        json.put(
                "username",
                account.username() == null ? null : account.username().value());
        json.put("first_name", account.profile().givenName());
        json.put("last_name", account.profile().familyName());
    }

    /** Whoever comes with a token of a lower rank than the own is told of that rank: tools look there for what they may try. */
    private static void putStates(ObjectNode json, Caller viewer, Account account, Instant now) {
        boolean capped = viewer.is(account.id()) && !viewer.isAtLeast(Rank.ADMINISTRATOR);
        json.put("is_active", isActive(account, now));
        json.put("is_admin", isAdmin(account, now) && !capped);
        json.put("is_invited", isInvited(account, now));
    }

    private static void putRights(ObjectNode json, Grant.Level level) {
        json.put("can_write", level.isAtLeast(Grant.Level.WRITE));
        json.put("can_manage", level.isAtLeast(Grant.Level.MANAGE));
    }

    static String fullName(Profile profile) {
        return (text(profile.givenName()) + " " + text(profile.familyName())).strip();
    }

    private static String text(@Nullable String name) {
        return name == null ? "" : name;
    }

    /** Another one for each version of each account. */
    static String etag(Account account) {
        long mixed = account.id().value().getLeastSignificantBits() * 31 + account.version();
        return Long.toUnsignedString(mixed, Character.MAX_RADIX);
    }
}
