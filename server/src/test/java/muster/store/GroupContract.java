package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.failureOf;
import static muster.store.Samples.group;
import static muster.store.Samples.groupId;
import static muster.store.Samples.id;
import static muster.store.Samples.membership;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import muster.directory.PageMark;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Party;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Groups. */
interface GroupContract extends WithStore {

    private void addGroups(Group... groups) {
        write(store(), w -> List.of(groups).forEach(w.groups()::add));
    }

    private Optional<Group> group1() {
        return store().read(r -> r.groups().find(groupId(1)));
    }

    private List<String> names(String prefix, boolean ascending, long skip, int limit) {
        List<Group> page = store().read(r -> r.groups().list(prefix, ascending, skip, limit));
        return page.stream().map(found -> found.name().value()).toList();
    }

    @Test
    default void everyFieldOfAGroupComesBackAsItWas() {
        Group full = new Group(
                groupId(1),
                4,
                Group.Kind.SYSTEM,
                GroupName.parse("All users"),
                id(1),
                "Everybody\nhere",
                "{\"b\":[1,\"ß\"]}",
                NOW,
                id(2),
                NOW.plusSeconds(1),
                id(3));
        addGroups(full);
        assertThat(group1()).contains(full);
        assertThat(store().<Optional<Group>>write(w -> w.groups().lock(groupId(1))))
                .contains(full);
    }

    @Test
    default void groupIsRenamedAndGivenAway() {
        addGroups(group(1, "old"));
        write(store(), w -> {
            Group old = w.groups().lock(groupId(1)).orElseThrow();
            w.groups()
                    .save(old.with(
                            GroupName.parse("New"), old.owner(), "Described", "{\"a\":1}", NOW.plusSeconds(1), id(1)));
        });
        Group renamed = group1().orElseThrow();
        assertThat(renamed.name().value()).isEqualTo("New");
        assertThat(renamed.version()).isEqualTo(2);
        assertThat(renamed.description()).isEqualTo("Described");
        assertThat(renamed.properties()).isEqualTo("{\"a\":1}");
        write(store(), w -> w.groups().save(renamed.with(renamed.name(), id(7), null, "{}", NOW, null)));
        assertThat(group1().orElseThrow().owner()).isEqualTo(id(7));
        assertThat(failureOf(() -> write(store(), w -> w.groups().save(renamed))))
                .isEqualTo(new Failure.VersionMismatch());
    }

    @Test
    default void groupNamesAreUniqueByTheirKey() {
        String longName = "n".repeat(4_095);
        addGroups(group(1, "Staff"), group(2, longName + "a"), group(3, longName + "b"));
        assertThat(failureOf(() -> addGroups(group(4, " sTAFF ")))).isEqualTo(new Failure.GroupNameTaken());
        assertThat(failureOf(() -> addGroups(group(4, longName + "A")))).isEqualTo(new Failure.GroupNameTaken());
        assertThat(failureOf(() -> write(
                        store(),
                        w -> w.groups()
                                .save(group(2, longName + "a")
                                        .with(GroupName.parse("staff"), null, null, "{}", NOW, null)))))
                .isEqualTo(new Failure.GroupNameTaken());
        assertThat(names(longName, true, 0, 10)).containsExactly(longName + "a", longName + "b");
        assertThat(names(longName + "b", true, 0, 10)).containsExactly(longName + "b");
        assertThat(store().<Long>read(r -> r.groups().count(longName + "b"))).isEqualTo(1);
    }

    @Test
    default void groupsAreListedByName() {
        addGroups(group(1, "b"), group(2, "A"), group(3, "C"), group(4, "c%"));
        assertThat(names("", true, 0, 10)).containsExactly("A", "b", "C", "c%");
        assertThat(names("", false, 0, 10)).containsExactly("c%", "C", "b", "A");
        assertThat(names("", true, 1, 2)).containsExactly("b", "C");
        assertThat(store().<Long>read(r -> r.groups().count(""))).isEqualTo(4);
    }

    @Test
    default void groupsAreListedByNameAfterAPlaceWhetherOrNotTheGroupIsStillThere() {
        String longName = "lab " + "n".repeat(100);
        addGroups(group(1, "b"), group(2, "Lab"), group(3, longName + "1"), group(4, longName + "2"), group(5, "z"));
        PageMark lab = store().read(r -> r.groups().placeOf(group(2, "Lab")));
        write(store(), w -> w.groups().remove(groupId(2)));

        assertThat(namesAfter("", null, 1)).containsExactly("b");
        assertThat(namesAfter("lab", lab, 9)).containsExactlyInAnyOrder(longName + "1", longName + "2");
        assertThat(namesAfter("", lab, 9)).hasSize(3).endsWith("z");
        assertThat(namesAfter("\u0000", null, 9)).isEmpty();
    }

    private List<String> namesAfter(String prefix, @Nullable PageMark after, int limit) {
        List<Group> page = store().read(r -> r.groups().listByName(prefix, after, limit));
        return page.stream().map(found -> found.name().value()).toList();
    }

    @Test
    default void prefixPutsTheExactNameFirstAndShorterNamesBeforeLongerOnes() {
        addGroups(group(1, "lab long"), group(2, "LAB"), group(3, "lab z"), group(4, "lab a"), group(5, "la"));
        assertThat(names("lab", true, 0, 10)).containsExactly("LAB", "lab a", "lab z", "lab long");
        assertThat(names("lab", false, 0, 10)).containsExactly("lab long", "lab z", "lab a", "LAB");
        assertThat(names("lab", true, 1, 1)).containsExactly("lab a");
        assertThat(store().<Long>read(r -> r.groups().count("lab"))).isEqualTo(4);
        assertThat(names("%", true, 0, 10)).isEmpty();
        assertThat(names("\u0000", true, 0, 10)).isEmpty();
        assertThat(store().<Long>read(r -> r.groups().count("\u0000"))).isZero();
    }

    @Test
    default void groupsOfTheDirectoryItselfAreFoundButNotListed() {
        addGroups(new Group(
                groupId(1),
                1,
                Group.Kind.SYSTEM,
                GroupName.parse("All users"),
                null,
                null,
                "{}",
                NOW,
                null,
                NOW,
                null));
        assertThat(names("", true, 0, 10)).isEmpty();
        assertThat(store().<Long>read(r -> r.groups().count("all"))).isZero();
        assertThat(group1()).isPresent();
    }

    @Test
    default void removedGroupTakesItsGrantsWithIt() {
        add(store(), account(1));
        addGroups(group(1, "one"), group(2, "two"));
        Party asGroup = new Party.OfGroup(groupId(1));
        GrantObject onAccount = new GrantObject.OnAccount(id(1));
        write(store(), w -> {
            w.grants().add(membership(1, id(1), groupId(1)));
            w.grants().add(membership(2, id(1), groupId(2)));
            w.grants().add(Samples.grant(3, asGroup, onAccount, Grant.Level.READ));
        });
        write(store(), w -> w.groups().remove(groupId(1)));
        assertThat(group1()).isEmpty();
        assertThat(store().<List<Grant>>read(r -> r.grants().on(new GrantObject.OnGroup(groupId(1)))))
                .isEmpty();
        assertThat(store().<List<Grant>>read(r -> r.grants().on(onAccount))).isEmpty();
        assertThat(store().<List<Grant>>read(r -> r.grants().on(new GrantObject.OnGroup(groupId(2)))))
                .hasSize(1);
        addGroups(group(3, "one"));
    }
}
