package muster.dialect.arvados;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import muster.directory.Directory;
import muster.directory.People;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.DoorDocument;
import muster.model.Email;
import muster.model.Grant;
import muster.model.GroupId;
import muster.model.Party;
import muster.model.Profile;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
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

    private final Directory directory;
    private final ArvadosIds ids;
    private final ArvadosSettings settings;
    private final InstantSource clock;

    UserRecords(Directory directory, ArvadosIds ids, ArvadosSettings settings, InstantSource clock) {
        this.directory = directory;
        this.ids = ids;
        this.settings = settings;
        this.clock = clock;
    }

    /** What goes with the accounts of a page, found at one look for all of them. */
    private record Beside(
            Map<AccountId, String> uuids,
            Map<AccountId, DoorDocument> documents,
            Map<AccountId, List<Party>> writers,
            Map<GroupId, String> groups,
            Instant now) {}

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
        return page(viewer, List.of(sight)).getFirst();
    }

    List<ObjectNode> page(Caller viewer, List<People.Sight> people) {
        Beside beside = beside(viewer, people);
        return people.stream().map(sight -> user(viewer, sight, beside)).toList();
    }

    private Beside beside(Caller viewer, List<People.Sight> people) {
        Map<AccountId, List<Party>> writers = directory.people().writers(people);
        Set<AccountId> accounts = new HashSet<>();
        Set<GroupId> groups = new HashSet<>();
        for (People.Sight sight : people) {
            accounts.add(sight.account().id());
            AccountId modifier = sight.account().stamps().modifiedBy();
            if (sight.whole() && modifier != null) {
                accounts.add(modifier);
            }
        }
        if (viewer.account() != null) {
            accounts.add(viewer.account());
        }
        for (List<Party> parties : writers.values()) {
            for (Party party : parties) {
                switch (party) {
                    case Party.OfAccount(var id) -> accounts.add(id);
                    case Party.OfGroup(var id) -> groups.add(id);
                }
            }
        }
        return new Beside(
                ids.ofAccounts(accounts),
                directory.people().documents(people, ArvadosNames.DOOR),
                writers,
                ids.ofGroups(groups),
                clock.instant());
    }

    private ObjectNode user(Caller viewer, People.Sight sight, Beside beside) {
        String uuid = beside.uuids().get(sight.account().id());
        if (uuid == null) {
            throw new IllegalStateException("the account " + sight.account().id() + " has no name at this door");
        }
        return sight.whole() ? whole(viewer, sight, uuid, beside) : forEverybody(sight, uuid, beside.now());
    }

    private ObjectNode whole(Caller viewer, People.Sight sight, String uuid, Beside beside) {
        Account account = sight.account();
        UserDocument document = UserDocument.of(beside.documents().get(account.id()));
        ObjectNode json = ArvadosJson.object();
        json.put("kind", KIND);
        json.put("href", "/users/" + uuid);
        json.put("etag", etag(account));
        json.put("uuid", uuid);
        json.put("owner_uuid", system());
        ArvadosJson.put(json, "created_at", account.stamps().createdAt());
        json.putNull("modified_by_client_uuid");
        json.put("modified_by_user_uuid", modifier(account, beside));
        ArvadosJson.put(json, "modified_at", account.stamps().modifiedAt());
        putPerson(json, account);
        json.put("full_name", fullName(account.profile()));
        json.put("identity_url", document.identityUrl());
        putStates(json, account, beside.now());
        json.set("prefs", document.prefsJson());
        json.put("default_owner_uuid", document.defaultOwnerUuid());
        json.set("writable_by", writableBy(viewer, sight, beside));
        putRights(json, sight.level());
        return json;
    }

    private static ObjectNode forEverybody(People.Sight sight, String uuid, Instant now) {
        ObjectNode json = ArvadosJson.object();
        json.put("kind", KIND);
        json.put("uuid", uuid);
        putPerson(json, sight.account());
        putStates(json, sight.account(), now);
        putRights(json, sight.level());
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

    private static void putStates(ObjectNode json, Account account, Instant now) {
        json.put("is_active", isActive(account, now));
        json.put("is_admin", isAdmin(account, now));
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

    private String system() {
        return ArvadosUuid.systemUser(settings.clusterId()).toString();
    }

    /** What was changed at the host was changed by the system. */
    private String modifier(Account account, Beside beside) {
        AccountId modifier = account.stamps().modifiedBy();
        return modifier == null ? system() : beside.uuids().getOrDefault(modifier, system());
    }

    private ArrayNode writableBy(Caller viewer, People.Sight sight, Beside beside) {
        Set<String> writers = new LinkedHashSet<>();
        writers.add(system());
        if (sight.level().isAtLeast(Grant.Level.WRITE) && viewer.account() != null) {
            writers.add(beside.uuids().getOrDefault(viewer.account(), system()));
        }
        if (sight.level().isAtLeast(Grant.Level.MANAGE)) {
            writers.add(ArvadosUuid.systemGroup(settings.clusterId()).toString());
            writers.addAll(named(beside.writers().getOrDefault(sight.account().id(), List.of()), beside));
        }
        return ArvadosJson.texts(writers);
    }

    private static List<String> named(List<Party> parties, Beside beside) {
        List<String> named = new ArrayList<>();
        for (Party party : parties) {
            String uuid = switch (party) {
                case Party.OfAccount(var id) -> beside.uuids().get(id);
                case Party.OfGroup(var id) -> beside.groups().get(id);
            };
            if (uuid != null) {
                named.add(uuid);
            }
        }
        return named;
    }
}
