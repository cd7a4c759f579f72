package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.failureOf;
import static muster.store.Samples.holdingId;
import static muster.store.Samples.id;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import muster.directory.HoldingReader;
import muster.directory.HoldingReader.Owned;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.Holding;
import muster.model.HoldingId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Things that lie in things. */
interface NestingContract extends WithStore {

    private static Holding thing(
            int number, AccountId owner, @Nullable HoldingId container, String name, Holding.Naming naming) {
        return new Holding(
                holdingId(number),
                number,
                1,
                "door",
                "project",
                owner,
                container,
                name,
                naming,
                Holding.Audience.GRANTED,
                false,
                "{}",
                NOW,
                owner,
                NOW,
                owner);
    }

    private static Holding project(int number, AccountId owner, @Nullable HoldingId container) {
        return thing(number, owner, container, "thing " + number, Holding.Naming.UNIQUE);
    }

    private void addAll(Holding... holdings) {
        write(store(), w -> List.of(holdings).forEach(w.holdings()::add));
    }

    private List<Long> numbers(Function<HoldingReader, List<Holding>> finder) {
        List<Holding> found = store().read(r -> finder.apply(r.holdings()));
        return found.stream().map(Holding::number).toList();
    }

    /** Two projects of one person, one in the other, a third in that, and one of somebody else. */
    private void addNested() {
        addAll(
                project(1, id(1), null),
                project(2, id(1), holdingId(1)),
                project(3, id(1), holdingId(2)),
                project(4, id(2), null));
    }

    @Test
    default void whatLiesInAThingIsFoundThereAndNotWithTheOwner() {
        addNested();
        assertThat(numbers(h -> h.directlyWith(id(1), 0, 10))).containsExactly(1L);
        assertThat(numbers(h -> h.directlyWith(id(1), 1, 10))).isEmpty();
        assertThat(numbers(h -> h.directlyIn(List.of(holdingId(1), holdingId(2)), 10)))
                .containsExactlyInAnyOrder(2L, 3L);
        assertThat(numbers(h -> h.directlyIn(List.of(holdingId(1), holdingId(2)), 1)))
                .hasSize(1);
        assertThat(store().<Set<HoldingId>>read(r -> r.holdings().idsIn(List.of(holdingId(1)), 10)))
                .containsExactly(holdingId(2));
        assertThat(store().<Set<HoldingId>>read(r -> r.holdings().idsOwnedBy(List.of(id(1)), 10)))
                .containsExactlyInAnyOrder(holdingId(1), holdingId(2), holdingId(3));
        assertThat(store().<Set<HoldingId>>read(r -> r.holdings().idsOwnedBy(List.of(id(1)), 2)))
                .hasSize(2);
    }

    @Test
    default void thingsAreFoundByNumberAndListedByNumber() {
        addNested();
        assertThat(store().<Optional<Holding>>read(r -> r.holdings().findByNumber("door", "project", 2)))
                .contains(project(2, id(1), holdingId(1)));
        assertThat(store().<Optional<Holding>>read(r -> r.holdings().findByNumber("door", "other", 2)))
                .isEmpty();
        assertThat(numbers(h -> h.listAfter("door", "project", 1, 2))).containsExactly(2L, 3L);
        List<HoldingId> some = List.of(holdingId(4), holdingId(3), holdingId(1), holdingId(9));
        assertThat(store().<Set<HoldingId>>read(r -> r.holdings().findAll(some).keySet()))
                .containsExactlyInAnyOrder(holdingId(1), holdingId(3), holdingId(4));
    }

    @Test
    default void whatBelongsToSomebodyOrLiesInSomethingIsListedByNumber() {
        addNested();
        addAll(project(5, id(2), holdingId(4)), project(6, id(3), null), project(7, id(2), holdingId(5)));
        assertThat(within(List.of(id(1)), List.of(), 0, 10)).containsExactly(1L, 2L, 3L);
        assertThat(within(List.of(), List.of(holdingId(5), holdingId(9)), 0, 10))
                .containsExactly(5L, 7L);
        assertThat(within(List.of(id(1), id(3)), List.of(holdingId(2), holdingId(4)), 0, 10))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(within(List.of(id(1)), List.of(holdingId(4)), 2, 3)).containsExactly(3L, 4L, 5L);
        assertThat(within(List.of(), List.of(), 0, 10)).isEmpty();
        assertThat(numbers(h -> h.listWithin(List.of(id(1)), List.of(), "door", "other", 0, 10)))
                .isEmpty();
    }

    private List<Long> within(List<AccountId> owners, List<HoldingId> tops, long number, int limit) {
        return numbers(h -> h.listWithin(owners, tops, "door", "project", number, limit));
    }

    /** More tops than a statement takes, the oldest of them named last. */
    @Test
    default void pageBeginsWithTheOldestOfAll() {
        Holding[] all = IntStream.rangeClosed(1, 1_500)
                .mapToObj(number -> project(number, id(1), null))
                .toArray(Holding[]::new);
        addAll(all);
        List<HoldingId> tops = Arrays.stream(all).map(Holding::id).toList().reversed();
        assertThat(within(List.of(), tops, 0, 2)).containsExactly(1L, 2L);
        assertThat(within(List.of(), tops, 499, 3)).containsExactly(500L, 501L, 502L);
    }

    @Test
    default void aThingIsFoundWithAllThatItLiesIn() {
        addNested();
        assertThat(store().<List<Owned>>read(r -> r.holdings().upwards(List.of(holdingId(3), holdingId(9)))))
                .containsExactlyInAnyOrder(
                        new Owned(holdingId(1), id(1)), new Owned(holdingId(2), id(1)), new Owned(holdingId(3), id(1)));
        assertThat(store().<List<Owned>>read(r -> r.holdings().upwards(List.of(holdingId(4), holdingId(1)))))
                .containsExactlyInAnyOrder(new Owned(holdingId(1), id(1)), new Owned(holdingId(4), id(2)));
        assertThat(store().<List<Owned>>read(r -> r.holdings().upwards(List.of())))
                .isEmpty();
    }

    @Test
    default void namesAreUniqueInOnePlace() {
        addAll(
                thing(1, id(1), null, "Data", Holding.Naming.UNIQUE),
                thing(2, id(1), holdingId(1), "data", Holding.Naming.UNIQUE));
        assertThat(failureOf(() -> addAll(thing(3, id(1), null, "DATA", Holding.Naming.UNIQUE))))
                .isEqualTo(new Failure.HoldingNameTaken());
        assertThat(failureOf(() -> addAll(thing(3, id(1), holdingId(1), "DATA", Holding.Naming.UNIQUE))))
                .isEqualTo(new Failure.HoldingNameTaken());
        assertThat(found("dATA", null)).contains(holdingId(1));
        assertThat(found("dATA", holdingId(1))).contains(holdingId(2));
        assertThat(found("dATA", holdingId(2))).isEmpty();
        assertThat(found("\u0000", null)).isEmpty();
    }

    private Optional<HoldingId> found(String name, @Nullable HoldingId container) {
        return store().read(r -> r.holdings()
                .findByName("door", "project", id(1), container, name)
                .map(Holding::id));
    }

    @Test
    default void thingsWhoseNamesAreFreeShareThemAndTakeNobodysName() {
        addAll(
                thing(1, id(1), null, "key", Holding.Naming.FREE),
                thing(2, id(1), null, "key", Holding.Naming.FREE),
                thing(3, id(1), null, "key", Holding.Naming.UNIQUE));
        assertThat(found("key", null)).contains(holdingId(3));
        Holding renamed = thing(2, id(1), null, "key", Holding.Naming.FREE)
                .with(id(1), null, "", Holding.Audience.GRANTED, "{}", NOW, null);
        write(store(), w -> w.holdings().save(renamed));
        assertThat(store().<Holding>read(
                                r -> r.holdings().findAll(List.of(holdingId(2))).get(holdingId(2))))
                .isEqualTo(renamed);
    }

    @Test
    default void ownerChangesForAllThatAreNamedAndTheirPlaceStays() {
        addNested();
        write(store(), w -> {
            List<Holding> below = w.holdings().lockIn(List.of(holdingId(1)), 10);
            w.holdings().setOwner(below.stream().map(Holding::id).toList(), id(2));
        });
        Holding moved =
                store().read(r -> r.holdings().findAll(List.of(holdingId(2))).get(holdingId(2)));
        assertThat(moved.owner()).isEqualTo(id(2));
        assertThat(moved.container()).isEqualTo(holdingId(1));
        assertThat(numbers(h -> h.directlyWith(id(1), 0, 10))).containsExactly(1L);
        assertThat(numbers(h -> h.directlyWith(id(2), 0, 10))).containsExactly(4L);
    }
}
