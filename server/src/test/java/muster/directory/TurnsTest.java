package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.Refused;
import muster.testing.Eventually;
import muster.testing.Together;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever is forgotten waits for ever, so each test has to be over in time. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TurnsTest {
    private static final AccountId ADA = new AccountId(new UUID(1, 1));
    private static final AccountId BOB = new AccountId(new UUID(1, 2));
    private static final int CROWD = 200;

    private final Turns turns = new Turns();
    private final AtomicInteger checking = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger checks = new AtomicInteger();

    @Test
    void whoeverComesHasATurnAndNoMoreAtOnceThanThereIsRoomFor() {
        List<Optional<String>> answers = crowd(() -> turns.take(ADA, () -> 5, () -> check("right")));

        assertThat(answers).hasSize(CROWD).containsOnly(Optional.of("right"));
        assertThat(checks).hasValue(CROWD);
        assertThat(mostAtOnce).hasValueBetween(2, 5);
    }

    @Test
    void wrongOnesAtOnceAreNoMoreThanOneAfterTheOther() {
        AtomicInteger left = new AtomicInteger(5);
        List<Optional<String>> answers = crowd(() -> turns.take(ADA, left::get, () -> {
            String answer = check("wrong");
            left.decrementAndGet();
            return answer;
        }));

        assertThat(checks).hasValue(5);
        assertThat(answers).filteredOn(Optional::isEmpty).hasSize(CROWD - 5);
    }

    @Test
    void nobodyIsForgottenWhileTheRoomGrowsAndShrinks() {
        AtomicInteger room = new AtomicInteger(1);
        List<Optional<String>> answers = crowd(() -> turns.take(ADA, room::get, () -> {
            room.set(ThreadLocalRandom.current().nextInt(1, 9));
            return check("right");
        }));

        assertThat(answers).containsOnly(Optional.of("right"));
        assertThat(mostAtOnce).hasValueLessThanOrEqualTo(8);
    }

    @Test
    void whereNoneIsLeftNothingIsChecked() {
        assertThat(turns.take(ADA, () -> 0, () -> check("never"))).isEmpty();
        assertThat(turns.take(ADA, () -> -1, () -> check("never"))).isEmpty();
        assertThat(checks).hasValue(0);
    }

    @Test
    void whoWaitsLearnsThatNoneIsLeftAnyMore() throws Exception {
        AtomicInteger left = new AtomicInteger(1);
        CountDownLatch go = new CountDownLatch(1);
        Thread first = holding(ADA, left::get, go);
        List<Thread> others =
                IntStream.range(0, 20).mapToObj(_ -> waiting(ADA, left::get)).toList();
        left.set(0);
        go.countDown();

        first.join();
        for (Thread other : others) {
            other.join();
        }
        assertThat(checks).hasValue(1);
    }

    @Test
    void accountsDoNotWaitForEachOther() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Thread first = holding(ADA, () -> 1, go);

        assertThat(turns.take(BOB, () -> 1, () -> "right")).contains("right");
        go.countDown();
        first.join();
    }

    @Test
    void aCheckThatFailsGivesItsTurnBack() {
        for (int times = 0; times < 3; times++) {
            assertThatThrownBy(() -> turns.take(ADA, () -> 1, () -> {
                        throw new IllegalStateException("no room for hashing");
                    }))
                    .hasMessage("no room for hashing");
        }

        assertThat(turns.take(ADA, () -> 1, () -> "right")).contains("right");
    }

    @Test
    void manyChecksThatFailHoldUpNobody() {
        List<Boolean> answers = crowd(() -> {
            boolean fails = ThreadLocalRandom.current().nextBoolean();
            return fails
                    == failed(() -> turns.take(ADA, () -> 2, () -> {
                        check("maybe");
                        return fails ? toss() : "right";
                    }));
        });

        assertThat(answers).containsOnly(true);
        assertThat(checks).hasValue(CROWD);
    }

    @Test
    void whoCannotLearnHowManyAreLeftHoldsUpNobody() {
        List<Boolean> answers = crowd(() -> {
            AtomicInteger looks = new AtomicInteger();
            boolean fails = ThreadLocalRandom.current().nextBoolean();
            // Fails at the second look, after a wait, when somebody else's wake-up may have come to this one.
            IntSupplier left = () -> fails && looks.incrementAndGet() > 1 ? tossNumber() : 1;
            boolean failed = failed(() -> turns.take(ADA, left, () -> check("right")));
            return !failed || fails;
        });

        assertThat(answers).containsOnly(true);
    }

    @Test
    void whoeverIsInterruptedLeavesTheLineToTheOthers() throws Exception {
        for (int times = 0; times < 50; times++) {
            CountDownLatch go = new CountDownLatch(1);
            Thread first = holding(ADA, () -> 1, go);
            AtomicReference<@Nullable Failure> told = new AtomicReference<>();
            AtomicBoolean flagStays = new AtomicBoolean();
            Thread impatient = Thread.ofPlatform().daemon().start(() -> {
                try {
                    turns.take(ADA, () -> 1, () -> "right");
                } catch (Refused refused) {
                    told.set(refused.failure());
                    flagStays.set(Thread.currentThread().isInterrupted());
                }
            });
            Thread patient = waiting(ADA, () -> 1);
            awaitWaiting(impatient);
            // At the same moment, so that the wake-up of the first may be meant for the one who goes.
            Thread interrupting = Thread.ofPlatform().daemon().start(impatient::interrupt);
            go.countDown();

            for (Thread each : List.of(first, impatient, patient, interrupting)) {
                each.join();
            }
            if (told.get() != null) {
                assertThat(told.get()).isInstanceOf(Failure.Busy.class);
                assertThat(flagStays).isTrue();
            }
        }
        assertThat(turns.take(ADA, () -> 1, () -> "right")).contains("right");
    }

    @Test
    void whoIsInterruptedWhileWaitingIsToldToComeAgain() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Thread first = holding(ADA, () -> 1, go);
        Thread.currentThread().interrupt();

        assertRefused(Failure.Busy.class, () -> turns.take(ADA, () -> 1, () -> check("right")));
        assertThat(Thread.interrupted()).isTrue();
        go.countDown();
        first.join();
    }

    @Test
    void whoWaitsIsNotOvertakenForEver() throws Exception {
        AtomicBoolean served = new AtomicBoolean();
        CountDownLatch all = new CountDownLatch(20);
        List<Thread> stream = IntStream.range(0, 20)
                .mapToObj(_ -> Thread.ofPlatform().daemon().start(() -> {
                    all.countDown();
                    while (!served.get()) {
                        turns.take(ADA, () -> 1, () -> check("right"));
                    }
                }))
                .toList();
        all.await();
        long begun = System.nanoTime();
        turns.take(ADA, () -> 1, () -> check("right"));
        long waited = System.nanoTime() - begun;
        served.set(true);

        for (Thread each : stream) {
            each.join();
        }
        assertThat(Duration.ofNanos(waited)).isLessThan(Duration.ofSeconds(10));
    }

    private String check(String answer) {
        mostAtOnce.accumulateAndGet(checking.incrementAndGet(), Math::max);
        Eventually.pause(Duration.ofMillis(1));
        checking.decrementAndGet();
        checks.incrementAndGet();
        return answer;
    }

    /** Somebody who is checking until told to go. */
    private Thread holding(AccountId id, IntSupplier left, CountDownLatch go) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Thread thread = Thread.ofPlatform()
                .daemon()
                .start(() -> turns.take(id, left, () -> {
                    begun.countDown();
                    await(go);
                    return check("right");
                }));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        return thread;
    }

    /** Somebody who stands in line. */
    private Thread waiting(AccountId id, IntSupplier left) {
        Thread thread = Thread.ofPlatform().daemon().start(() -> turns.take(id, left, () -> check("right")));
        awaitWaiting(thread);
        return thread;
    }

    private static void awaitWaiting(Thread thread) {
        Eventually.holds("somebody waits", Duration.ofSeconds(10), () -> thread.getState() == Thread.State.WAITING);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> List<T> crowd(Callable<T> each) {
        List<Callable<T>> tasks = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            tasks.add(each);
        }
        return Together.run(tasks);
    }

    private static boolean failed(Runnable act) {
        try {
            act.run();
            return false;
        } catch (IllegalStateException expected) {
            return true;
        }
    }

    private static String toss() {
        throw new IllegalStateException("no luck");
    }

    private static int tossNumber() {
        throw new IllegalStateException("no luck");
    }
}
