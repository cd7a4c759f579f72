package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.howManySucceed;
import static muster.store.Samples.id;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import muster.directory.Writing;
import muster.model.Code;
import muster.model.Lane;
import org.junit.jupiter.api.Test;

/** Codes and lanes when several write at the same time. */
interface CodeAndLaneRaceContract extends WithStore {
    int PEOPLE = 6;

    private static Code code(int account) {
        return new Code(
                new UUID(7, account),
                id(account),
                Code.Purpose.RESET,
                4,
                "hash",
                "sealed",
                null,
                false,
                0,
                NOW,
                NOW.plusSeconds(60),
                null,
                null);
    }

    private Callable<Boolean> writing(Consumer<Writing> work) {
        return () -> {
            write(store(), work);
            return true;
        };
    }

    private void all(IntFunction<Callable<Boolean>> piece) {
        assertThat(howManySucceed(PEOPLE, piece)).isEqualTo(PEOPLE);
    }

    /** Each for another account, as wrong tries come whose accounts are locked. */
    @Test
    default void noWrongTryIsLostWhoeverElseGuesses() {
        write(store(), w -> {
            for (int number = 1; number <= PEOPLE; number++) {
                w.accounts().add(account(number));
                w.codes().add(code(number));
            }
        });
        all(person -> () -> {
            for (int i = 0; i < 10; i++) {
                write(store(), w -> {
                    w.accounts().lock(id(person + 1));
                    w.codes().miss(code(person + 1), NOW);
                });
            }
            return true;
        });
        assertThat(store().<Long>read(r -> r.codes().missesSince(NOW))).isEqualTo(10 * PEOPLE);
    }

    @Test
    default void codeThatIsUsedWhileSomebodyTidiesUpStaysUsed() throws Exception {
        add(store(), account(1));
        write(store(), w -> w.codes().add(code(1)));
        FutureTask<Integer> tidying =
                new FutureTask<>(() -> store().<Integer>write(w -> w.codes().endExpired(NOW.plusSeconds(60), 20)));
        write(store(), w -> {
            w.codes().end(code(1), Code.Ending.USED, NOW);
            Thread.ofPlatform().start(tidying);
            letItComeToTheCode();
        });
        assertThat(tidying.get(20, TimeUnit.SECONDS)).isZero();
        List<Code> found = store().read(r -> r.codes().latest(List.of(id(1))));
        assertThat(found).extracting(Code::ending).containsExactly(Code.Ending.USED);
    }

    private static void letItComeToTheCode() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    default void everyLaneIsGivenToEverybodyInOneOrder() {
        add(store(), account(1), account(2));
        write(store(), w -> {
            w.lanes().choose(id(1), List.of());
            w.lanes().choose(id(2), List.of());
        });
        all(person -> writing(w -> {
            w.lanes().add(new Lane("lane " + person, Lane.Kind.NODE, "t", null), NOW.minusSeconds(person));
            w.lanes().giveToChosen("lane " + person);
        }));
        var chosen = store().read(r -> r.lanes().chosen(List.of(id(1), id(2))));
        assertThat(chosen.get(id(1))).hasSize(PEOPLE).doesNotHaveDuplicates();
        assertThat(chosen.get(id(2))).isEqualTo(chosen.get(id(1)));
    }

    /** Whoever lets somebody have a lane asked before whether there is one. */
    @Test
    default void nobodyIsLeftWithALaneThatWasRemovedMeanwhile() {
        for (int number = 1; number <= PEOPLE; number++) {
            add(store(), account(number));
        }
        for (int round = 0; round < 10; round++) {
            Lane lane = new Lane("lane " + round, Lane.Kind.NODE, "t", null);
            write(store(), w -> w.lanes().add(lane, NOW));
            all(person -> person == 0
                    ? () -> store().<Boolean>write(w -> w.lanes().remove(lane.name()))
                    : writing(w -> {
                        w.lanes().find(lane.name());
                        w.lanes().choose(id(person), List.of(lane.name()));
                    }));
            var chosen = store().read(r -> r.lanes()
                    .chosen(IntStream.rangeClosed(1, PEOPLE)
                            .mapToObj(Samples::id)
                            .toList()));
            assertThat(chosen).hasSize(PEOPLE - 1);
            assertThat(chosen.values()).containsOnly(List.of());
        }
    }

    /** Their lanes are one or the other, never some of each. */
    @Test
    default void ofTwoWhoChooseForOneAccountOneIsTheLast() {
        add(store(), account(1));
        write(store(), w -> {
            for (int person = 0; person < PEOPLE; person++) {
                w.lanes().add(new Lane("a" + person, Lane.Kind.NODE, "t", null), NOW);
                w.lanes().add(new Lane("b" + person, Lane.Kind.NODE, "t", null), NOW);
            }
        });
        for (int round = 0; round < 10; round++) {
            all(person -> writing(w -> w.lanes().choose(id(1), List.of("a" + person, "b" + person))));
            List<String> lanes =
                    store().read(r -> r.lanes().chosen(List.of(id(1)))).getOrDefault(id(1), List.of());
            assertThat(lanes).hasSize(2);
            assertThat(lanes.getFirst().substring(1)).isEqualTo(lanes.getLast().substring(1));
        }
    }
}
