package muster.directory;

import static muster.directory.PlanSite.named;
import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.Act;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.PlanFailure;
import muster.model.Policy;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.SecretDigest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlanRunTest {
    private final PlanSite site = new PlanSite();

    @AfterEach
    void close() {
        site.close();
    }

    /** A store that dies in its nth write after all was written and before it is committed. */
    private record Dying(Store store, AtomicInteger writesLeft) implements Store {
        @Override
        public <T> T read(Function<Reading, T> work) {
            return store.read(work);
        }

        @Override
        public <T> T write(Function<Writing, T> work) {
            return store.write(writing -> {
                T done = work.apply(writing);
                if (writesLeft.decrementAndGet() <= 0) {
                    throw new StoreUnavailable("killed", new IllegalStateException("killed"));
                }
                return done;
            });
        }

        @Override
        public Optional<KeyHolder> holderOf(SecretDigest digest) {
            return store.holderOf(digest);
        }

        @Override
        public long changes() {
            return store.changes();
        }

        @Override
        public void ping() {
            store.ping();
        }

        @Override
        public void close() {
            store.close();
        }
    }

    private Plans plansOver(Store store) {
        Directory directory = site.site.directory;
        var transactions =
                new Transactions(store, site.site.transactions.identifiers(), site.site.transactions.clock());
        var tools = new PlanTools(
                transactions,
                Policy.DEFAULT,
                directory.imports().passwords(),
                directory.admissions(),
                directory.accounts(),
                directory.groups());
        return new Plans(tools, new Imports(tools));
    }

    private Plan planOf(int people) {
        return site.plan(IntStream.rangeClosed(1, people)
                .mapToObj(i -> named(i + 1L, "p" + i).row())
                .toArray(ImportRow[]::new));
    }

    private long made() {
        return site.site.read(reading -> reading.events().list(null, true, 10_000)).stream()
                .filter(event -> event.act() == Act.ACCOUNT_CREATED
                        && String.valueOf(event.target().name()).startsWith("p"))
                .count();
    }

    @Test
    void whatDiesInTheMiddleGoesOnWhereItWasAndDoesNothingTwice() {
        Plan plan = planOf(300);
        Plan last = plan;
        for (int writes = 3; last.state() != Plan.State.DONE; writes++) {
            Plans dying = plansOver(new Dying(site.site.store, new AtomicInteger(writes)));
            try {
                last = dying.apply(site.administrator, plan.id(), ApplyOptions.USUAL, _ -> {});
            } catch (StoreUnavailable killed) {
                last = site.plans.get(site.administrator, plan.id());
                assertThat(last.state()).isEqualTo(Plan.State.RUNNING);
                assertThat(made()).isEqualTo(last.done());
            }
        }

        assertThat(last.done()).isEqualTo(300);
        assertThat(made()).isEqualTo(300);
        assertThat(site.rows(plan))
                .hasSize(300)
                .allSatisfy(row -> assertThat(row.result()).isInstanceOf(PlanRow.Done.class));
    }

    @Test
    void twoWhoCarryOutOnePlanAtOnceDoItOnce() throws Exception {
        Plan plan = planOf(400);
        Callable<Plan> work = () -> site.apply(plan);
        try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
            List<Future<Plan>> done = workers.invokeAll(List.of(work, work, work, work));
            for (Future<Plan> each : done) {
                assertThat(each.get().done()).isEqualTo(400);
            }
        }

        assertThat(made()).isEqualTo(400);
        assertThat(site.apply(plan).failed()).isZero();
    }

    @Test
    void progressIsToldAfterEachSlice() {
        List<Long> told = new ArrayList<>();

        site.plans.apply(site.administrator, planOf(200).id(), ApplyOptions.USUAL, plan -> told.add(plan.done()));

        assertThat(told).hasSizeGreaterThan(2).isSorted().endsWith(200L);
    }

    @Test
    void whoHasLittleTimeGoesOnUntilItIsDone() {
        Plan plan = planOf(200);
        List<Long> told = new ArrayList<>();
        Plan last;
        do {
            last = site.plans.applyFor(site.administrator, plan.id(), ApplyOptions.USUAL, Duration.ZERO);
            told.add(last.done());
        } while (last.state() == Plan.State.RUNNING);

        assertThat(told)
                .hasSizeGreaterThan(2)
                .isSorted()
                .doesNotHaveDuplicates()
                .endsWith(200L);
        assertThat(made()).isEqualTo(200);
        assertThat(last.state()).isEqualTo(Plan.State.DONE);
    }

    private void rename(Account account) {
        AccountChanges changes =
                AccountChanges.changing().familyName(Edit.set("Lovelace")).build();
        site.site.directory.accounts().change(site.administrator, account.id(), changes, AddressRule.MAY_BE_SHARED);
    }

    @Test
    void whatChangedSinceThePlanIsLeftAsItIsAndTheOthersAreDone() {
        Account ada = site.create("ada");
        Account ben = site.create("ben");
        Plan plan = site.plan(
                named(2, "ada").with(ImportField.GIVEN_NAME, "A").row(),
                named(3, "ben").with(ImportField.GIVEN_NAME, "B").row(),
                named(4, "new").row());
        rename(ada);
        site.create("NEW");

        Plan done = site.apply(plan);

        assertThat(done.done()).isEqualTo(1);
        assertThat(done.failed()).isEqualTo(2);
        List<PlanRow> failed = site.plans.rows(site.administrator, plan.id(), PlanView.FAILED, 0, 10);
        assertThat(failed).extracting(PlanRow::name).containsExactly("ada", "new");
        assertThat(failed)
                .allSatisfy(row -> assertThat(row.result())
                        .isInstanceOfSatisfying(
                                PlanRow.Failed.class,
                                told -> assertThat(told.problem().word()).isEqualTo("ChangedMeanwhile")));
        assertThat(site.account(ada.id()).profile().givenName()).isEqualTo("Given ada");
        assertThat(site.account(ben.id()).profile().givenName()).isEqualTo("B");
    }

    @Test
    void aStrictOneIsRefusedWholeWhenAnythingHasMovedOn() {
        Account ada = site.create("ada");
        site.create("ben");
        Plan plan = site.plan(
                named(2, "ada").with(ImportField.GIVEN_NAME, "A").row(),
                named(3, "ben").with(ImportField.GIVEN_NAME, "B").row(),
                named(4, "new").row());
        rename(ada);
        site.create("NEW");

        assertThatThrownBy(
                        () -> site.plans.apply(site.administrator, plan.id(), ApplyOptions.USUAL.strictly(), _ -> {}))
                .satisfies(refused -> assertThat(((Refused) refused).failure()).isEqualTo(new PlanFailure.MovedOn(2)));
        assertThat(site.plans.get(site.administrator, plan.id()).state()).isEqualTo(Plan.State.OPEN);
        assertThat(site.account("ben").profile().givenName()).isEqualTo("Given ben");
    }

    @Test
    void aStrictOneIsDoneWhereNothingHasMoved() {
        site.create("ada");
        Plan plan = site.plan(
                new DeclaredThing.OfGroup(1, "Optics", Edit.keep(), Edit.set("ada"), false),
                named(2, "ada").with(ImportField.GIVEN_NAME, "A").in("Optics"));

        Plan done = site.plans.apply(site.administrator, plan.id(), ApplyOptions.USUAL.strictly(), _ -> {});

        assertThat(done.failed()).isZero();
        assertThat(done.done()).isEqualTo(3);
    }

    @Test
    void whoeverCarriesOutAPlanIsAskedAgainForEveryRow() {
        Account boss = site.site.create("boss", Rank.ADMINISTRATOR);
        Account maker = site.site.create("maker", Rank.ADMINISTRATOR);
        Plan plan = site.plan(
                site.site.as(maker),
                named(2, "boss").with(ImportField.GIVEN_NAME, "X").row(),
                named(3, "new").row());
        AccountChanges lower = AccountChanges.changing().rank(_ -> Rank.MANAGER).build();
        site.site.directory.accounts().change(site.administrator, maker.id(), lower, AddressRule.MAY_BE_SHARED);

        Plan done = site.plans.apply(site.site.as(site.account(maker.id())), plan.id(), ApplyOptions.USUAL, _ -> {});

        assertThat(done.done()).isEqualTo(1);
        assertThat(done.failed()).isEqualTo(1);
        assertThat(site.account(boss.id())).isEqualTo(boss);
    }

    @Test
    void whoLosesTheRightOnTheWayStopsAndSomebodyElseGoesOn() {
        Account boss = site.site.create("boss", Rank.ADMINISTRATOR);
        Caller asBoss = site.site.as(boss);
        Plan plan = planOf(200);

        assertRefused(
                Failure.NotPermitted.class,
                () -> site.plans.apply(
                        asBoss,
                        plan.id(),
                        ApplyOptions.USUAL,
                        _ -> site.site
                                .directory
                                .accounts()
                                .change(
                                        site.administrator,
                                        boss.id(),
                                        AccountChanges.ofRank(Rank.VIEWER),
                                        AddressRule.MAY_BE_SHARED)));

        assertThat(site.plans.get(site.administrator, plan.id()).state()).isEqualTo(Plan.State.HALTED);
        assertThat(site.apply(plan).done()).isEqualTo(200);
        assertThat(made()).isEqualTo(200);
    }

    @Test
    void theLastAdministratorStaysThoughThePlanWasMadeWhileThereWereTwo() {
        Account two = site.site.create("two", Rank.ADMINISTRATOR);
        Plan plan = site.plan(named(2, "two").with(ImportField.STATE, "removed").row());
        Plan other =
                site.plan(named(2, "first").with(ImportField.RANK, "viewer").row());
        Caller host = TestDirectory.HOST;
        site.plans.apply(host, plan.id(), ApplyOptions.USUAL, _ -> {});

        Plan done = site.plans.apply(host, other.id(), ApplyOptions.USUAL, _ -> {});

        assertThat(site.account(two.id()).life().isTrashed()).isTrue();
        assertThat(done.failed()).isEqualTo(1);
        assertThat(site.account(site.first.id()).rank()).isEqualTo(Rank.ADMINISTRATOR);
    }

    @Test
    void plansAreForgottenAfterThirtyDaysUnlessTheyAreBeingCarriedOut() {
        Plan old = planOf(700);
        site.site.pass(Duration.ofDays(29));
        site.site.directory.plans().sweep();
        assertThat(site.plans.get(TestDirectory.HOST, old.id())).isEqualTo(old);
        Plan young = site.plan(named(2, "ada").row());
        assertThatThrownBy(() -> plansOver(new Dying(site.site.store, new AtomicInteger(3)))
                        .apply(TestDirectory.HOST, old.id(), ApplyOptions.USUAL, _ -> {}))
                .isInstanceOf(StoreUnavailable.class);
        site.site.pass(Duration.ofDays(2));
        site.site.directory.plans().sweep();
        assertThat(site.plans.get(TestDirectory.HOST, old.id()).state()).isEqualTo(Plan.State.RUNNING);

        site.plans.apply(TestDirectory.HOST, old.id(), ApplyOptions.USUAL, _ -> {});
        site.site.directory.plans().sweep();

        assertRefused(PlanFailure.NoSuchPlan.class, () -> site.plans.get(TestDirectory.HOST, old.id()));
        assertThat(site.plans.rows(TestDirectory.HOST, old.id(), PlanView.ALL, 0, 10))
                .isEmpty();
        assertThat(site.plans.recent(TestDirectory.HOST, null, 10)).containsExactly(young);
    }
}
