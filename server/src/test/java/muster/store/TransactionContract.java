package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.failureOf;
import static muster.store.Samples.howManySucceed;
import static muster.store.Samples.id;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import muster.directory.StoreUnavailable;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.Failure;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.Username;
import org.junit.jupiter.api.Test;

/** Changes are made whole or not at all; readings see one state. */
interface TransactionContract extends WithStore {

    @Test
    default void refusedChangeLeavesNothing() {
        Failure failure = failureOf(() -> write(store(), w -> {
            w.accounts().add(account(1));
            w.groups().add(Samples.group(1, "g"));
            throw new Refused(new Failure.NotPermitted());
        }));
        assertThat(failure).isEqualTo(new Failure.NotPermitted());
        assertThat(store().<Boolean>read(r -> r.accounts().hasAny())).isFalse();
        assertThat(store().<Long>read(r -> r.groups().count(""))).isZero();
    }

    @Test
    default void mistakeInTheWorkReachesTheCallerAndLeavesNothing() {
        assertThatThrownBy(() -> write(store(), w -> {
                    w.accounts().add(account(1));
                    throw new IllegalStateException("a mistake");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a mistake");
        assertThatThrownBy(() -> store().read(r -> {
                    throw new IllegalStateException("another");
                }))
                .hasMessage("another");
        assertThatThrownBy(() -> write(store(), w -> {
                    throw new AssertionError("an error");
                }))
                .isInstanceOf(AssertionError.class);
        assertThat(store().<Boolean>read(r -> r.accounts().hasAny())).isFalse();
    }

    /** The log shows these messages, and the values are names, addresses and hashes. */
    @Test
    default void failedStatementDoesNotTellWhatWasBoundToIt() {
        Account secret = account(1, "secret-name", Profile.ofNames("secret-given", "secret-family"), Rank.VIEWER);
        add(store(), secret);
        Throwable again = catchThrowable(() -> write(
                store(),
                w -> w.accounts()
                        .add(new Account(
                                secret.id(),
                                1,
                                secret.kind(),
                                Username.parse("secret-other"),
                                List.of(Samples.email("secret@x.org")),
                                null,
                                secret.profile(),
                                secret.rank(),
                                secret.life(),
                                secret.stamps()))));
        assertThat(again).isNotInstanceOf(Refused.class);
        assertThat(Samples.messages(again)).doesNotContain("secret").doesNotContain(id(1).toString());
    }

    @Test
    default void transactionSeesItsOwnChanges() {
        write(store(), w -> {
            w.accounts().add(account(1));
            assertThat(w.accounts().find(id(1))).isPresent();
            assertThat(w.accounts().hasAny()).isTrue();
        });
    }

    @Test
    default void refusedChangesDoNotDisturbOthersMadeAtTheSameTime() {
        add(store(), account(1_000));
        long made = howManySucceed(16, writer -> () -> {
            boolean all = true;
            for (int i = 0; i < 20; i++) {
                int number = writer * 20 + i + 1;
                if (number % 3 == 0) {
                    failureOf(() -> write(store(), w -> {
                        w.accounts().add(Samples.named(number, "half", "done"));
                        w.accounts().add(account(number + 2_000, "user1000", Profile.EMPTY, Rank.VIEWER));
                    }));
                } else {
                    all &= store().<Boolean>write(w -> {
                        w.accounts().add(account(number));
                        return true;
                    });
                }
            }
            return all;
        });
        assertThat(made).isEqualTo(16);
        List<Integer> kept = IntStream.rangeClosed(1, 320)
                .filter(n -> store().<Boolean>read(r -> r.accounts().find(id(n)).isPresent()))
                .boxed()
                .toList();
        assertThat(kept)
                .isEqualTo(IntStream.rangeClosed(1, 320)
                        .filter(n -> n % 3 != 0)
                        .boxed()
                        .toList());
    }

    @Test
    default void readingSeesOneStateWhileOthersWrite() throws InterruptedException {
        add(store(), account(1));
        CountDownLatch looked = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        Thread writer = Thread.ofVirtual().start(() -> {
            await(looked);
            write(store(), w -> {
                Account account = w.accounts().lock(id(1)).orElseThrow();
                w.accounts().save(account.with(AccountChanges.ofRank(Rank.AUDITOR), account.primaryEmail(), NOW, null));
            });
            changed.countDown();
        });
        List<Rank> seen = store().read(r -> {
            Rank before = r.accounts().find(id(1)).orElseThrow().rank();
            looked.countDown();
            await(changed);
            return List.of(before, r.accounts().find(id(1)).orElseThrow().rank());
        });
        writer.join();
        assertThat(seen).containsExactly(Rank.VIEWER, Rank.VIEWER);
        assertThat(Samples.find(store(), id(1)).rank()).isEqualTo(Rank.AUDITOR);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    default void interruptedCallersGetTheirAnswerAndStayInterrupted() throws InterruptedException {
        boolean[] interrupted = {false};
        Thread caller = Thread.ofPlatform().start(() -> {
            for (int i = 1; i <= 50; i++) {
                Thread.currentThread().interrupt();
                int number = i;
                try {
                    write(store(), w -> w.accounts().add(account(number)));
                } catch (StoreUnavailable expectedOnPostgres) {
                    // A pool gives no connection to an interrupted thread.
                    interrupted[0] = true;
                }
                interrupted[0] |= Thread.interrupted();
            }
        });
        caller.join();
        assertThat(interrupted[0]).isTrue();
        store().ping();
        add(store(), account(100));
        assertThat(store().<Boolean>read(r -> r.accounts().find(id(100)).isPresent()))
                .isTrue();
    }

    @Test
    default void virtualThreadsReadAndWriteInNumbers() {
        List<Thread> threads = IntStream.rangeClosed(1, 200)
                .mapToObj(i -> Thread.ofVirtual().start(() -> {
                    add(store(), account(i));
                    Samples.find(store(), id(i));
                }))
                .toList();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        assertThat(IntStream.rangeClosed(1, 200)
                        .allMatch(i -> store().<Boolean>read(
                                        r -> r.accounts().find(id(i)).isPresent())))
                .isTrue();
    }

    @Test
    default void pingAnswersWhileTheStoreIsOpenAndAClosedStoreIsUnavailable() {
        store().ping();
        SqlStore other = SqlStore.open(settings());
        other.close();
        other.close();
        assertThatThrownBy(other::ping).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> add(other, account(1))).isInstanceOf(StoreUnavailable.class);
        store().ping();
    }
}
