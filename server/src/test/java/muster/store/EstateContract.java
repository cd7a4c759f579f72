package muster.store;

import static muster.store.SharingContract.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import muster.directory.Estate;
import muster.directory.EstateChanges;
import muster.directory.Holdings;
import muster.directory.NewHolding;
import muster.model.AccountId;
import muster.model.Edit;
import muster.model.Holding;
import muster.model.Place;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** People who nest, move and remove things at the same time, through the directory. */
interface EstateContract extends WithStore {
    Holdings.Sort PROJECTS = new Holdings.Sort("test", "project");
    int ROUNDS = 10;

    /** A directory over the store, in which one person does everything. */
    record Desk(SharingContract.Site site, Estate estate) {

        static Desk over(SqlStore store) {
            var site = SharingContract.Site.over(store);
            return new Desk(site, site.directory().estate());
        }

        Holding make(String name, @Nullable Place place) {
            return estate.create(site.owner(), PROJECTS, new NewHolding(name, Holding.Naming.FREE, place, "{}"));
        }

        Holding makeIn(Holding container) {
            return make("inside", new Place.In(container.id()));
        }

        void move(Holding thing, Place place) {
            estate.change(
                    site.owner(),
                    PROJECTS,
                    thing.id(),
                    new EstateChanges(Edit.keep(), Edit.set(place), UnaryOperator.identity()));
        }

        void moveInto(Holding thing, Holding container) {
            move(thing, new Place.In(container.id()));
        }

        List<Holding> all() {
            return estate.list(site.owner(), PROJECTS, 0, 1_000);
        }

        AccountId other() {
            return site.directory()
                    .admissions()
                    .create(SharingContract.HOST, SharingContract.Site.wanted("other", Rank.VIEWER))
                    .id();
        }
    }

    @Test
    default void twoMovesAtOnceNeverMakeARing() {
        Desk desk = Desk.over(store());
        for (int round = 0; round < ROUNDS; round++) {
            Holding first = desk.make("first", null);
            Holding belowFirst = desk.makeIn(first);
            Holding second = desk.make("second", null);
            Holding belowSecond = desk.makeIn(second);

            List<Object> outcomes = outcomes(2, person -> () -> {
                if (person == 0) {
                    desk.moveInto(first, belowSecond);
                } else {
                    desk.moveInto(second, belowFirst);
                }
            });

            assertThat(outcomes).containsOnlyOnce("done");
        }
    }

    @Test
    default void whatIsPutBelowAThingThatChangesHandsBelongsToWhoeverHasItThen() {
        Desk desk = Desk.over(store());
        AccountId other = desk.other();
        for (int round = 0; round < ROUNDS; round++) {
            Holding top = desk.make("top", null);
            Holding middle = desk.makeIn(top);

            List<Object> outcomes = outcomes(3, person -> () -> {
                if (person == 0) {
                    desk.move(top, new Place.With(other));
                } else {
                    desk.makeIn(middle);
                }
            });

            assertThat(outcomes).containsExactly("done", "done", "done");
        }
        assertThat(desk.all())
                .hasSize(4 * ROUNDS)
                .allMatch(thing -> thing.owner().equals(other));
    }

    @Test
    default void nothingIsPutIntoWhatIsBeingRemoved() {
        Desk desk = Desk.over(store());
        for (int round = 0; round < ROUNDS; round++) {
            Holding container = desk.make("container", null);

            List<Object> outcomes = outcomes(2, person -> () -> {
                if (person == 0) {
                    desk.estate().remove(desk.site().owner(), PROJECTS, container.id());
                } else {
                    desk.makeIn(container);
                }
            });

            assertThat(outcomes).containsOnlyOnce("done");
        }
        List<Holding> all = desk.all();
        assertThat(all.stream().map(Holding::container).filter(Objects::nonNull).toList())
                .isSubsetOf(all.stream().map(Holding::id).toList());
    }
}
