package muster.directory;

import static muster.directory.PlanSite.named;
import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.PlanFailure;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlanHaltTest {
    private static final int PEOPLE = 100;

    private final PlanSite site = new PlanSite();

    @AfterEach
    void close() {
        site.close();
    }

    private Plan many(Caller caller, String names) {
        return site.plan(
                caller,
                IntStream.range(0, PEOPLE)
                        .mapToObj(i -> named(i + 2, names + i).row())
                        .toArray(DeclaredItem[]::new));
    }

    private Plan stoppedAtOnce(Plan plan) {
        return site.plans.applyWhile(site.administrator, plan.id(), ApplyOptions.USUAL, _ -> false);
    }

    private static String why(Plan plan) {
        assertThat(plan.halted()).isNotNull();
        return plan.halted().word();
    }

    @Test
    void whatIsStoppedKeepsWhatIsDoneAndGoesOnLater() {
        Plan stopped = stoppedAtOnce(many(site.administrator, "p"));

        assertThat(stopped.state()).isEqualTo(Plan.State.HALTED);
        assertThat(why(stopped)).isEqualTo("Stopped");
        assertThat(stopped.done()).isBetween(1L, PEOPLE - 1L);
        assertThat(site.plans.get(site.administrator, stopped.id())).isEqualTo(stopped);
        assertThat(site.account("p0").isListed()).isTrue();

        Plan done = site.apply(stopped);
        assertThat(done.state()).isEqualTo(Plan.State.DONE);
        assertThat(done.done()).isEqualTo(PEOPLE);
        assertThat(done.halted()).isNull();
    }

    @Test
    void whoAsksAgainAndAgainDoesNotGoOnWithWhatSomebodyStopped() {
        Plan stopped = stoppedAtOnce(many(site.administrator, "p"));
        ApplyOptions again = new ApplyOptions(false, null, false);

        assertThat(site.plans.applyFor(site.administrator, stopped.id(), again, Duration.ofSeconds(3)))
                .isEqualTo(stopped);
    }

    @Test
    void whoStopsAPlanThatSomebodyIsAtStopsItAfterTheSlice() {
        Plan plan = many(site.administrator, "p");

        Plan left = site.plans.apply(
                site.administrator, plan.id(), ApplyOptions.USUAL, _ -> site.plans.stop(site.administrator, plan.id()));

        assertThat(left.state()).isEqualTo(Plan.State.HALTED);
        assertThat(left.left()).isPositive();
    }

    @Test
    void nothingHappensToAPlanThatNobodyCarriesOutWhenItIsStopped() {
        Plan open = many(site.administrator, "p");
        assertThat(site.plans.stop(site.administrator, open.id())).isEqualTo(open);
        Plan done = site.apply(open);
        assertThat(site.plans.stop(site.administrator, open.id())).isEqualTo(done);
    }

    @Test
    void onlyWhoMayCarryAPlanOutStopsOrDiscardsIt() {
        Caller manager = site.site.as(site.site.create("manager", Rank.MANAGER));
        Plan plan = many(site.administrator, "p");
        assertRefused(Failure.NotPermitted.class, () -> site.plans.stop(manager, plan.id()));
        assertRefused(Failure.NotPermitted.class, () -> site.plans.discard(manager, plan.id()));
    }

    @Test
    void whoLosesTheRightOnTheWayHaltsThePlanWhichSaysWhy() {
        Account maker = site.site.create("maker", Rank.MANAGER);
        Caller caller = site.site.as(maker);
        Plan plan = many(caller, "p");

        assertRefused(
                Failure.NotPermitted.class,
                () -> site.plans.apply(caller, plan.id(), ApplyOptions.USUAL, _ -> {
                    AccountChanges lower =
                            AccountChanges.changing().rank(_ -> Rank.VIEWER).build();
                    site.site
                            .directory
                            .accounts()
                            .change(site.administrator, maker.id(), lower, AddressRule.MUST_BE_FREE);
                }));

        Plan halted = site.plans.get(site.administrator, plan.id());
        assertThat(halted.state()).isEqualTo(Plan.State.HALTED);
        assertThat(why(halted)).isEqualTo("NotPermitted");
        assertThat(site.apply(halted).done()).isEqualTo(PEOPLE);
    }

    @Test
    void aPlanAndTheOneThatTakesItBackAreNotCarriedOutAcrossEachOther() {
        Plan many = many(site.administrator, "p");
        Plan plan = site.plans.applyWhile(
                site.administrator, many.id(), ApplyOptions.USUAL, now -> now.done() < PEOPLE / 2);
        assertThat(plan.state()).isEqualTo(Plan.State.HALTED);
        Plan undoing = site.plans.undo(site.administrator, plan.id());
        ApplyOptions confirmed = ApplyOptions.USUAL.confirming(undoing.barred());
        Plan half = site.plans.applyWhile(site.administrator, undoing.id(), confirmed, _ -> false);
        assertThat(half.state()).isEqualTo(Plan.State.HALTED);

        assertRefused(PlanFailure.BeingUndone.class, () -> site.apply(plan));

        assertThat(site.apply(half).state()).isEqualTo(Plan.State.DONE);
        assertThat(site.plans.get(site.administrator, plan.id()).state()).isEqualTo(Plan.State.UNDONE);
    }

    @Test
    void aPlanThatSomebodyIsAtIsBegunByNobodyElse() {
        Plan plan = many(site.administrator, "p");
        List<Plan> seen = new ArrayList<>();

        site.plans.apply(site.administrator, plan.id(), ApplyOptions.USUAL, now -> {
            List<Throwable> failures = new ArrayList<>();
            seen.add(site.plans.begin(
                    site.administrator, plan.id(), ApplyOptions.USUAL, Duration.ofSeconds(5), failures::add));
            assertThat(seen.getLast().reached()).isEqualTo(now.reached());
            assertThat(failures).isEmpty();
        });

        assertThat(seen).hasSizeGreaterThan(1);
    }

    @Test
    void whatIsBegunIsCarriedOutToItsEndByAWorkerOfItsOwn() throws InterruptedException {
        Plan plan = many(site.administrator, "p");
        Plan begun = site.plans.begin(site.administrator, plan.id(), ApplyOptions.USUAL, Duration.ZERO, broken -> {
            throw new AssertionError(broken);
        });
        assertThat(begun.state()).isIn(Plan.State.RUNNING, Plan.State.DONE);
        while (site.plans.get(site.administrator, plan.id()).state() == Plan.State.RUNNING) {
            Thread.sleep(5);
        }
        assertThat(site.plans.get(site.administrator, plan.id()).done()).isEqualTo(PEOPLE);
    }

    @Test
    void onlySoManyPlansAreCarriedOutAtOnceAndTheOthersStayOpen() {
        Deque<Plan> plans = new ArrayDeque<>();
        for (int i = 0; i <= PlanWorkers.MOST; i++) {
            plans.add(site.plan(named(2, "one" + i).row()));
        }
        Plan last = plans.peekLast();

        applyWithin(plans);

        assertThat(site.plans.get(site.administrator, last.id()).state()).isEqualTo(Plan.State.OPEN);
        assertThat(site.apply(last).done()).isEqualTo(1);
    }

    /** Each while the one before is carried out. */
    private void applyWithin(Deque<Plan> plans) {
        Plan next = plans.removeFirst();
        if (plans.isEmpty()) {
            assertRefused(PlanFailure.TooManyAtWork.class, () -> site.apply(next));
        } else {
            site.plans.apply(site.administrator, next.id(), ApplyOptions.USUAL, _ -> applyWithin(plans));
        }
    }

    @Test
    void whoLeavesTooManyPlansLyingAboutDiscardsSomeFirst() {
        site.plan(named(2, "first").row());
        for (int i = 0; i < Imports.MOST_OPEN; i++) {
            site.plan(named(2, "one").row());
        }
        Plan open = site.plans.recent(site.administrator, null, 2).getLast();
        assertThat(open.isEmpty()).isFalse();
        assertRefused(
                PlanFailure.TooManyOpen.class, () -> site.plan(named(2, "two").row()));
        Caller other = site.site.as(site.create("other"));
        assertRefused(
                Failure.NotPermitted.class,
                () -> site.plan(other, named(2, "two").row()));
        assertThat(site.plan(TestDirectory.HOST, named(2, "two").row()).isEmpty())
                .isFalse();

        site.plans.discard(site.administrator, open.id());

        assertRefused(PlanFailure.NoSuchPlan.class, () -> site.plans.get(site.administrator, open.id()));
        assertThat(site.plan(named(2, "two").row()).isEmpty()).isFalse();
    }

    @Test
    void whatWasBegunIsNotDiscarded() {
        Plan stopped = stoppedAtOnce(many(site.administrator, "p"));
        assertRefused(PlanFailure.AlreadyBegun.class, () -> site.plans.discard(site.administrator, stopped.id()));
    }

    @Test
    void whatAStoppedPlanDidIsTakenBackUnlessItHasGoneOnSince() {
        Plan stopped = stoppedAtOnce(many(site.administrator, "p"));
        Plan early = site.plans.undo(site.administrator, stopped.id());
        assertThat(early.counts().removed()).isEqualTo(stopped.done());

        site.site.pass(Duration.ofSeconds(1));
        site.apply(stopped);
        assertRefused(PlanFailure.NothingToUndo.class, () -> site.applyConfirmed(early));
    }

    @Test
    void aStoppedPlanThatWasTakenBackDoesNotGoOn() {
        Plan stopped = stoppedAtOnce(many(site.administrator, "p"));
        site.applyConfirmed(site.plans.undo(site.administrator, stopped.id()));

        Plan undone = site.apply(stopped);

        assertThat(undone.state()).isEqualTo(Plan.State.UNDONE);
        assertThat(undone.done()).isEqualTo(stopped.done());
        assertThat(site.account("p0").life().isTrashed()).isTrue();
    }
}
