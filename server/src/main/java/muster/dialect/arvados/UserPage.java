package muster.dialect.arvados;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import muster.directory.People;
import muster.directory.Surroundings;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Grant;
import muster.model.Party;
import org.jspecify.annotations.Nullable;

/**
 * What goes with the accounts of a page, found at one look for all of them: what they and those around them are called here,
 * what the door keeps of them, and who may write them.
 */
final class UserPage {
    private static final Surroundings.Words WORDS =
            new Surroundings.Words(ArvadosNames.DOOR, ArvadosUuid.USER, ArvadosUuid.GROUP);

    private final String cluster;
    private final @Nullable AccountId viewer;
    private final Surroundings around;

    private UserPage(String cluster, @Nullable AccountId viewer, Surroundings around) {
        this.cluster = cluster;
        this.viewer = viewer;
        this.around = around;
    }

    /** @param withDocuments whether what the door keeps of them is wanted; without it, all are as if it kept nothing */
    static UserPage of(People people, String cluster, Caller viewer, List<People.Sight> page, boolean withDocuments) {
        Surroundings.Words words = withDocuments ? WORDS : WORDS.withoutDocuments();
        return new UserPage(cluster, viewer.account(), people.surroundings(viewer, page, words));
    }

    String system() {
        return ArvadosUuid.systemUser(cluster).toString();
    }

    String uuid(Account account) {
        String uuid = around.accounts().get(account.id());
        if (uuid == null) {
            throw new IllegalStateException("the account " + account.id() + " has no name at this door");
        }
        return uuid;
    }

    UserDocument document(Account account) {
        return UserDocument.of(around.documents().get(account.id()));
    }

    /** What was changed at the host was changed by the system. */
    String modifier(Account account) {
        AccountId modifier = account.stamps().modifiedBy();
        return modifier == null ? system() : around.accounts().getOrDefault(modifier, system());
    }

    /** Owner, whoever looks if he may write, and who was given a right to write if the one who looks may know. */
    Set<String> writableBy(People.Sight sight) {
        Set<String> all = new LinkedHashSet<>();
        all.add(system());
        if (viewer != null && sight.level().isAtLeast(Grant.Level.WRITE)) {
            all.add(around.accounts().getOrDefault(viewer, system()));
        }
        if (sight.level().isAtLeast(Grant.Level.MANAGE)) {
            all.add(ArvadosUuid.systemGroup(cluster).toString());
            for (Party party : around.writers().getOrDefault(sight.account().id(), List.of())) {
                String uuid = switch (party) {
                    case Party.OfAccount(var id) -> around.accounts().get(id);
                    case Party.OfGroup(var id) -> around.groups().get(id);
                };
                if (uuid != null) {
                    all.add(uuid);
                }
            }
        }
        return all;
    }
}
