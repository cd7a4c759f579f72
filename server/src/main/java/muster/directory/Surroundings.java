package muster.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.DoorDocument;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.GroupId;
import muster.model.Party;

/**
 * What a door shows of accounts beside themselves, as one reading has it: for accounts of which the caller sees all what the
 * door keeps of them, and who was given a right to write them, in the order of giving; and what all of these are called.
 *
 * @param documents of those that have one
 * @param writers without what everybody can tell
 * @param accounts names of the accounts, of the caller, of who changed the accounts last and of who may write them
 * @param groups names of the groups that may write them
 */
public record Surroundings(
        Map<AccountId, DoorDocument> documents,
        Map<AccountId, List<Party>> writers,
        Map<AccountId, String> accounts,
        Map<GroupId, String> groups) {

    /**
     * A door, and its words for what it calls accounts and groups.
     *
     * @param withDocuments whether what the door keeps is wanted too, which can be large
     */
    public record Words(String door, String account, String group, boolean withDocuments) {
        public Words(String door, String account, String group) {
            this(door, account, group, true);
        }

        public Words withoutDocuments() {
            return new Words(door, account, group, false);
        }
    }

    static Surroundings of(Reading reading, Caller viewer, List<People.Sight> people, Words words) {
        List<AccountId> whole = people.stream()
                .filter(People.Sight::whole)
                .map(sight -> sight.account().id())
                .toList();
        Map<AccountId, List<Party>> writers = whole.isEmpty() ? Map.of() : writers(reading, whole);
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
        writers.values().stream().flatMap(List::stream).forEach(party -> {
            switch (party) {
                case Party.OfAccount(var id) -> accounts.add(id);
                case Party.OfGroup(var id) -> groups.add(id);
            }
        });
        return new Surroundings(
                whole.isEmpty() || !words.withDocuments()
                        ? Map.of()
                        : reading.documents().findAll(whole, words.door()),
                writers,
                names(reading, words.door(), words.account(), accounts, AccountId::new),
                names(reading, words.door(), words.group(), groups, GroupId::new));
    }

    private static Map<AccountId, List<Party>> writers(Reading reading, List<AccountId> ids) {
        List<GrantObject> objects =
                ids.stream().<GrantObject>map(GrantObject.OnAccount::new).toList();
        Map<AccountId, List<Party>> writers = new HashMap<>();
        for (Grant grant : reading.grants().listOn(objects, 0, Reach.MOST)) {
            boolean writes = grant.isRight() && grant.level().isAtLeast(Grant.Level.WRITE);
            if (writes && grant.object() instanceof GrantObject.OnAccount(var id)) {
                writers.computeIfAbsent(id, unused -> new ArrayList<>()).add(grant.party());
            }
        }
        return writers;
    }

    private static <I> Map<I, String> names(
            Reading reading, String door, String kind, Collection<I> ids, Function<UUID, I> id) {
        List<String> targets = ids.stream().map(Object::toString).toList();
        return targets.isEmpty()
                ? Map.of()
                : reading.wireIds().wireIds(door, kind, targets).entrySet().stream()
                        .collect(Collectors.toMap(
                                name -> id.apply(UUID.fromString(name.getKey())), Map.Entry::getValue));
    }
}
