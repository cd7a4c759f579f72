package muster.dialect.arvados;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import muster.directory.People;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.DoorDocument;
import muster.model.Grant;
import muster.model.GroupId;
import muster.model.Party;
import org.jspecify.annotations.Nullable;

/**
 * What goes with the accounts of a page, found at one look for all of them: what they and those around them are called here,
 * what the door keeps of them, and who may write them.
 */
final class UserPage {
    private final String cluster;
    private final @Nullable AccountId viewer;
    private final Map<AccountId, DoorDocument> documents;
    private final Map<AccountId, List<Party>> writers;
    private final Map<AccountId, String> users;
    private final Map<GroupId, String> groups;

    private UserPage(
            String cluster,
            @Nullable AccountId viewer,
            Map<AccountId, DoorDocument> documents,
            Map<AccountId, List<Party>> writers,
            Map<AccountId, String> users,
            Map<GroupId, String> groups) {
        this.cluster = cluster;
        this.viewer = viewer;
        this.documents = documents;
        this.writers = writers;
        this.users = users;
        this.groups = groups;
    }

    static UserPage of(People people, ArvadosIds ids, String cluster, Caller viewer, List<People.Sight> page) {
        Map<AccountId, List<Party>> writers = people.writers(page);
        Set<AccountId> users = new HashSet<>();
        Set<GroupId> groups = new HashSet<>();
        for (People.Sight sight : page) {
            users.add(sight.account().id());
            AccountId modifier = sight.account().stamps().modifiedBy();
            if (sight.whole() && modifier != null) {
                users.add(modifier);
            }
        }
        if (viewer.account() != null) {
            users.add(viewer.account());
        }
        for (List<Party> parties : writers.values()) {
            for (Party party : parties) {
                switch (party) {
                    case Party.OfAccount(var id) -> users.add(id);
                    case Party.OfGroup(var id) -> groups.add(id);
                }
            }
        }
        return new UserPage(
                cluster,
                viewer.account(),
                people.documents(page, ArvadosNames.DOOR),
                writers,
                ids.ofAccounts(users),
                ids.ofGroups(groups));
    }

    String system() {
        return ArvadosUuid.systemUser(cluster).toString();
    }

    String uuid(Account account) {
        String uuid = users.get(account.id());
        if (uuid == null) {
            throw new IllegalStateException("the account " + account.id() + " has no name at this door");
        }
        return uuid;
    }

    UserDocument document(Account account) {
        return UserDocument.of(documents.get(account.id()));
    }

    /** What was changed at the host was changed by the system. */
    String modifier(Account account) {
        AccountId modifier = account.stamps().modifiedBy();
        return modifier == null ? system() : users.getOrDefault(modifier, system());
    }

    /** Owner, whoever looks if he may write, and who was given a right to write if the one who looks may know. */
    Set<String> writableBy(People.Sight sight) {
        Set<String> all = new LinkedHashSet<>();
        all.add(system());
        if (viewer != null && sight.level().isAtLeast(Grant.Level.WRITE)) {
            all.add(users.getOrDefault(viewer, system()));
        }
        if (sight.level().isAtLeast(Grant.Level.MANAGE)) {
            all.add(ArvadosUuid.systemGroup(cluster).toString());
            for (Party party : writers.getOrDefault(sight.account().id(), List.of())) {
                String uuid = switch (party) {
                    case Party.OfAccount(var id) -> users.get(id);
                    case Party.OfGroup(var id) -> groups.get(id);
                };
                if (uuid != null) {
                    all.add(uuid);
                }
            }
        }
        return all;
    }
}
