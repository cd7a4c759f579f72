package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.grant;
import static muster.store.Samples.group;
import static muster.store.Samples.groupId;
import static muster.store.Samples.id;
import static muster.store.Samples.membership;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import muster.directory.GrantReader;
import muster.directory.GrantReader.Aim;
import muster.directory.GrantReader.Holders;
import muster.model.AccountId;
import muster.model.Grant;
import muster.model.GrantId;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.GroupName;
import muster.model.Life;
import muster.model.Party;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Grants of all purposes, of several parties and on several things at once. */
interface GrantListContract extends WithStore {
    Party PERSON = new Party.OfAccount(Samples.id(1));
    Life TRASHED = Life.activeSince(NOW).trashed(NOW, null);
    GrantObject THING = new GrantObject.OnHolding(Samples.holdingId(1));

    private static Grant login(int number, String purpose) {
        return grant(number, PERSON, THING, Grant.Level.READ).withPurpose(purpose);
    }

    private List<Long> numbers(Function<GrantReader, List<Grant>> finder) {
        List<Grant> found = store().read(r -> finder.apply(r.grants()));
        return found.stream().map(grant -> grant.id().value()).toList();
    }

    @Test
    default void grantOfAnotherPurposeStandsBesideTheRightAndIsNone() {
        add(store(), account(1));
        write(store(), w -> {
            w.grants().add(login(1, "login as a"));
            w.grants().add(login(2, "login as b").withProperties("{\"x\":1}"));
            w.grants().add(grant(3, PERSON, THING, Grant.Level.WRITE));
        });
        assertThat(store().<Boolean>write(w -> w.grants().add(login(4, "login as a"))))
                .isFalse();
        assertThat(numbers(g -> g.on(THING))).containsExactly(3L);
        assertThat(numbers(g -> g.rightsOf(List.of(PERSON), Aim.ANYTHING, Grant.Level.READ, 10)))
                .containsExactly(3L);
        assertThat(numbers(g -> g.find(PERSON, THING).stream().toList())).containsExactly(3L);
        assertThat(store().<Optional<Grant>>read(r -> r.grants().find(new GrantId(2))))
                .isEmpty();
        assertThat(store().<Optional<Grant>>read(r -> r.grants().findOfAnyPurpose(new GrantId(2))))
                .contains(login(2, "login as b").withProperties("{\"x\":1}"));
        assertThat(numbers(g -> g.find(PERSON, THING, "login as a").stream().toList()))
                .containsExactly(1L);
        assertThat(numbers(g -> g.find(PERSON, THING, "\u0000").stream().toList()))
                .isEmpty();
    }

    @Test
    default void grantsAreListedInTheOrderOfGivingFromAnyOnAndNoMoreThanAskedFor() {
        add(store(), account(1), account(2));
        write(store(), w -> {
            w.grants().add(login(1, "login"));
            w.grants().add(membership(2, id(1), groupId(1)));
            w.grants().add(membership(3, id(2), groupId(1)));
            w.grants().add(grant(4, new Party.OfGroup(groupId(1)), THING, Grant.Level.READ));
        });
        assertThat(numbers(g -> g.listAfter(0, 10))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(numbers(g -> g.listAfter(1, 2))).containsExactly(2L, 3L);
        List<Party> parties = List.of(new Party.OfGroup(groupId(1)), PERSON);
        assertThat(numbers(g -> g.listOf(parties, 0, 10))).containsExactly(1L, 2L, 4L);
        assertThat(numbers(g -> g.listOf(parties, 1, 1))).containsExactly(2L);
        List<GrantObject> objects = List.of(new GrantObject.OnGroup(groupId(1)), THING);
        assertThat(numbers(g -> g.listOn(objects, 0, 10))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(numbers(g -> g.listOn(objects, 2, 1))).containsExactly(3L);
        assertThat(numbers(g -> g.listOn(List.of(), 0, 10))).isEmpty();
    }

    @Test
    default void rightsOfMoreThanAStatementTakesAreFoundUpToABound() {
        List<Party> groups = IntStream.rangeClosed(1, 2_500)
                .<Party>mapToObj(number -> new Party.OfGroup(groupId(number)))
                .toList();
        write(store(), w -> {
            for (int number = 1; number <= 2_500; number++) {
                w.grants().add(grant(number, groups.get(number - 1), THING, Grant.Level.READ));
            }
        });
        assertThat(numbers(g -> g.rightsOf(groups, Aim.ANYTHING, Grant.Level.READ, 3_000)))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 2_500).boxed().toList());
        assertThat(numbers(g -> g.rightsOf(groups, Aim.ANYTHING, Grant.Level.READ, 1_200)))
                .hasSize(1_200);
        assertThat(numbers(g -> g.listOf(groups, 2_490, 5))).containsExactly(2_491L, 2_492L, 2_493L, 2_494L, 2_495L);
    }

    @Test
    default void rightsAreFoundByWhatTheyAreToAndHowFarTheyGo() {
        add(store(), account(1), account(2));
        write(store(), w -> {
            w.grants().add(grant(1, PERSON, THING, Grant.Level.MANAGE));
            w.grants().add(grant(2, PERSON, new GrantObject.OnGroup(groupId(1)), Grant.Level.WRITE));
            w.grants().add(grant(3, PERSON, new GrantObject.OnAccount(id(2)), Grant.Level.READ));
        });
        assertThat(numbers(g -> g.rightsOf(List.of(PERSON), Aim.ACCOUNTS_AND_GROUPS, Grant.Level.READ, 10)))
                .containsExactlyInAnyOrder(2L, 3L);
        assertThat(numbers(g -> g.rightsOf(List.of(PERSON), Aim.ACCOUNTS_AND_GROUPS, Grant.Level.WRITE, 10)))
                .containsExactly(2L);
        assertThat(numbers(g -> g.rightsOf(List.of(PERSON), Aim.ANYTHING, Grant.Level.MANAGE, 10)))
                .containsExactly(1L);
    }

    @Test
    default void rightsToThingsAreThoseOfGroupsAndOfTheAccountsThatMatter() {
        add(store(), account(1), account(2), account(3), Samples.withLife(account(4), TRASHED));
        GrantObject group = new GrantObject.OnGroup(groupId(1));
        write(store(), w -> {
            w.grants().add(grant(1, PERSON, group, Grant.Level.READ));
            w.grants().add(grant(2, new Party.OfAccount(id(2)), group, Grant.Level.MANAGE));
            w.grants().add(grant(3, new Party.OfAccount(id(3)), group, Grant.Level.READ));
            w.grants().add(grant(4, new Party.OfAccount(id(4)), group, Grant.Level.READ));
            w.grants().add(grant(5, new Party.OfGroup(groupId(2)), group, Grant.Level.WRITE));
            w.grants().add(grant(6, new Party.OfGroup(groupId(1)), THING, Grant.Level.READ));
            w.grants().add(login(7, "login"));
            w.grants().add(grant(8, PERSON, new GrantObject.OnAccount(id(2)), Grant.Level.WRITE));
            w.grants().add(grant(9, PERSON, new GrantObject.OnAccount(id(3)), Grant.Level.MANAGE));
        });
        List<GrantObject> both = List.of(group, THING);
        assertThat(rightsTo(both, Set.of(id(1)), false, Grant.Level.READ)).containsExactlyInAnyOrder(1L, 5L, 6L);
        assertThat(rightsTo(both, Set.of(id(1), id(2), id(4)), false, Grant.Level.READ))
                .containsExactlyInAnyOrder(1L, 2L, 5L, 6L);
        assertThat(rightsTo(both, Set.of(id(1), id(2)), false, Grant.Level.WRITE))
                .containsExactlyInAnyOrder(2L, 5L);
        assertThat(rightsTo(both, Set.of(id(1)), true, Grant.Level.READ)).containsExactlyInAnyOrder(1L, 3L, 5L, 6L);
        assertThat(numbers(g -> g.rightsTo(both, new Holders(Set.of(id(1)), true), Grant.Level.READ, 3)))
                .hasSize(3);
        assertThat(rightsTo(List.of(), Set.of(id(1)), true, Grant.Level.READ)).isEmpty();
    }

    private List<Long> rightsTo(
            List<GrantObject> objects, Set<AccountId> accounts, boolean managed, Grant.Level least) {
        return numbers(g -> g.rightsTo(objects, new Holders(accounts, managed), least, 10));
    }

    @Test
    default void grantsOnAccountsInTrashAreHiddenAndThoseOnShellsOfMergesAreNot() {
        Life life = Life.activeSince(NOW);
        add(
                store(),
                account(1),
                Samples.withLife(account(2), life.trashed(NOW, null)),
                Samples.withLife(account(3), life.merged(id(1), false)),
                Samples.withLife(account(4), life.merged(id(1), true)));
        write(store(), w -> {
            for (int number = 2; number <= 4; number++) {
                w.grants().add(grant(number, PERSON, new GrantObject.OnAccount(id(number)), Grant.Level.READ));
            }
        });
        assertThat(numbers(g -> g.listAfter(0, 10))).containsExactly(3L);
        assertThat(numbers(g -> g.rightsOf(List.of(PERSON), Aim.ANYTHING, Grant.Level.READ, 10)))
                .containsExactly(3L);
        List<Grant> every = store().write(w -> w.grants().everyOf(PERSON));
        assertThat(every).extracting(grant -> grant.id().value()).containsExactly(2L, 3L, 4L);
        List<Grant> onTrashed = store().write(w -> w.grants().everyOn(new GrantObject.OnAccount(id(2))));
        assertThat(onTrashed).hasSize(1);
    }

    @Test
    default void groupsOfEveryKindAreListedByIdAndFoundByOwner() {
        Group system = new Group(
                groupId(2), 1, Group.Kind.SYSTEM, GroupName.parse("All"), id(1), null, "{}", NOW, null, NOW, null);
        write(store(), w -> {
            w.groups().add(group(1, "zebras"));
            w.groups().add(system);
            w.groups().add(group(3, "apes"));
        });
        assertThat(groupsAfter(null, 10)).containsExactly(groupId(1), groupId(2), groupId(3));
        assertThat(groupsAfter(groupId(1), 1)).containsExactly(groupId(2));
        assertThat(store().<Set<GroupId>>read(r -> r.groups().idsOwnedBy(List.of(id(1), id(2)), 10)))
                .containsExactly(groupId(2));
        assertThat(store().<Map<GroupId, AccountId>>read(r -> r.groups().owners(List.of(groupId(2), groupId(3)))))
                .containsExactly(Map.entry(groupId(2), id(1)));
        assertThat(store().<Set<GroupId>>read(r ->
                        r.groups().findAll(List.of(groupId(2), groupId(9))).keySet()))
                .containsExactly(groupId(2));
    }

    private List<GroupId> groupsAfter(@Nullable GroupId after, int limit) {
        List<Group> found = new ArrayList<>();
        found.addAll(store().<List<Group>>read(r -> r.groups().listAfter(after, limit)));
        return found.stream().map(Group::id).toList();
    }
}
