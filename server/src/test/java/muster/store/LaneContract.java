package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.id;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.model.AccountId;
import muster.model.Lane;
import org.junit.jupiter.api.Test;

/** Lanes, and who is kept to which. */
interface LaneContract extends WithStore {
    Lane FULL = new Lane("gpu \"ä\"", Lane.Kind.CLUSTER, "Big ones", "Eight\ncards");

    private static Lane lane(String name) {
        return new Lane(name, Lane.Kind.NODE, "Title of " + name, null);
    }

    private void addLanes(String... names) {
        write(store(), w -> {
            for (int i = 0; i < names.length; i++) {
                w.lanes().add(lane(names[i]), NOW.plusSeconds(i));
            }
        });
    }

    private List<Lane> all() {
        return store().read(r -> r.lanes().all());
    }

    private Map<AccountId, List<String>> chosen() {
        return store().read(r -> r.lanes().chosen(List.of(id(1), id(2), id(3))));
    }

    private void choose(int account, String... lanes) {
        write(store(), w -> w.lanes().choose(id(account), List.of(lanes)));
    }

    private boolean remove(String name) {
        return store().<Boolean>write(w -> w.lanes().remove(name));
    }

    @Test
    default void everyFieldOfALaneComesBackAsItWas() {
        write(store(), w -> w.lanes().add(FULL, NOW));
        addLanes("plain");
        assertThat(store().<Optional<Lane>>read(r -> r.lanes().find(FULL.name())))
                .contains(FULL);
        assertThat(store().<Optional<Lane>>read(r -> r.lanes().find("plain"))).contains(lane("plain"));
        for (String unknown : List.of("PLAIN", "no", "\0", "\ud800")) {
            assertThat(store().<Optional<Lane>>read(r -> r.lanes().find(unknown)))
                    .isEmpty();
        }
    }

    @Test
    default void lanesAreListedInTheOrderInWhichTheyWereMade() {
        addLanes("z", "a", "m");
        assertThat(all()).containsExactly(lane("z"), lane("a"), lane("m"));
    }

    @Test
    default void nameOfALaneIsTakenOnceAndFreeAfterItsRemoval() {
        addLanes("gpu");
        Lane same = new Lane("gpu", Lane.Kind.CLUSTER, "Another", null);
        assertThat(store().<Boolean>write(w -> w.lanes().add(same, NOW))).isFalse();
        assertThat(all()).containsExactly(lane("gpu"));
        assertThat(remove("gpu")).isTrue();
        assertThat(remove("gpu")).isFalse();
        assertThat(remove("\0")).isFalse();
        assertThat(store().<Boolean>write(w -> w.lanes().add(same, NOW))).isTrue();
        assertThat(all()).containsExactly(same);
    }

    @Test
    default void chosenLanesReplaceThoseBeforeInTheirOrder() {
        add(store(), account(1), account(2));
        addLanes("a", "b", "c");
        choose(1, "c", "a");
        assertThat(chosen()).isEqualTo(Map.of(id(1), List.of("c", "a")));
        choose(1, "a", "b", "c");
        choose(2);
        assertThat(chosen()).isEqualTo(Map.of(id(1), List.of("a", "b", "c"), id(2), List.of()));
        choose(1);
        assertThat(chosen()).isEqualTo(Map.of(id(1), List.of(), id(2), List.of()));
    }

    @Test
    default void laneThatIsNotThereOrNamedTwiceIsNotKeptAgain() {
        add(store(), account(1));
        addLanes("a", "b");
        choose(1, "b", "gone", "a", "b");
        assertThat(chosen()).isEqualTo(Map.of(id(1), List.of("b", "a")));
    }

    @Test
    default void newLaneComesLastForEverybodyWhoseLanesWereChosen() {
        add(store(), account(1), account(2), account(3));
        addLanes("a", "b", "new");
        choose(1, "b", "a");
        choose(2);
        write(store(), w -> w.lanes().giveToChosen("new"));
        assertThat(chosen()).isEqualTo(Map.of(id(1), List.of("b", "a", "new"), id(2), List.of("new")));
    }

    @Test
    default void whoHasALaneAlreadyKeepsItInItsPlace() {
        add(store(), account(1));
        addLanes("a", "b");
        choose(1, "b", "a");
        write(store(), w -> w.lanes().giveToChosen("b"));
        assertThat(chosen()).isEqualTo(Map.of(id(1), List.of("b", "a")));
    }

    @Test
    default void removedLaneVanishesFromEverybodysLanes() {
        add(store(), account(1), account(2));
        addLanes("a", "b", "c");
        choose(1, "c", "a", "b");
        choose(2, "a");
        assertThat(remove("a")).isTrue();
        assertThat(all()).containsExactly(lane("b"), lane("c"));
        assertThat(chosen()).isEqualTo(Map.of(id(1), List.of("c", "b"), id(2), List.of()));
        write(store(), w -> w.lanes().giveToChosen("b"));
        assertThat(chosen()).isEqualTo(Map.of(id(1), List.of("c", "b"), id(2), List.of("b")));
    }
}
