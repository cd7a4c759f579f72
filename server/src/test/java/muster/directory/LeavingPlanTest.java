package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static muster.directory.TestDirectory.HOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import muster.directory.Holdings.Sort;
import muster.directory.ProposedHeir.Kind;
import muster.directory.ProposedHeir.Reason;
import muster.model.Account;
import muster.model.Act;
import muster.model.Code;
import muster.model.Departure;
import muster.model.Departure.State;
import muster.model.Edit;
import muster.model.Event;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Heir;
import muster.model.Holding;
import muster.model.Key;
import muster.model.Party;
import muster.model.Place;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeavingPlanTest {
    private static final Sort CONTENT = new Sort("other", "content");

    private final TestDirectory site = new TestDirectory();
    private final Offboarding offboarding = site.directory.offboarding();
    private Account first;
    private Account ada;

    @BeforeEach
    void setUp() {
        first = site.first();
        ada = site.create("ada", Rank.PUBLISHER);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Holding content(Account owner, String name) {
        return site.directory
                .holdings()
                .create(site.as(owner), CONTENT, name, Holding.Audience.GRANTED, "{}")
                .holding();
    }

    private void share(Holding thing, Account with, Grant.Level level) {
        site.directory.sharing().give(HOST, CONTENT, thing.id(), new Party.OfAccount(with.id()), level);
    }

    private Group group(String name, Account... members) {
        Group group = site.directory.groups().create(HOST, GroupName.parse(name));
        List.of(members).forEach(member -> site.directory.groups().addMember(HOST, group.id(), member.id()));
        return group;
    }

    @Test
    void planTellsWhatSomebodyOwnsMindsAndMayDoAndWhatWouldEnd() {
        Account other = site.create("other", Rank.PUBLISHER);
        Holding managed = content(ada, "managed");
        content(ada, "alone");
        share(managed, other, Grant.Level.MANAGE);
        Holding shared = content(other, "shared");
        share(shared, ada, Grant.Level.READ);
        Group joined = group("joined", ada);
        Group minded = group("minded");
        site.directory.groups().change(HOST, minded.id(), Edit.keep(), Edit.set(ada.id()));
        Keys.MadeKey key = site.key(ada);
        site.signedIn(ada);
        site.directory.codes().issue(HOST, ada.id());

        LeavingPlan plan = offboarding.plan(HOST, ada.id());

        assertThat(plan.things()).isEqualTo(Map.of(CONTENT, 2L));
        assertThat(plan.minded()).extracting(Group::id).containsExactly(minded.id());
        assertThat(plan.memberOf()).containsExactly(joined);
        assertThat(plan.rights())
                .containsExactly(new LeavingPlan.Right(Grant.Level.READ, "other", "content", "shared"));
        assertThat(plan.keys())
                .extracting(use -> use.key().purpose())
                .contains(Key.Purpose.SESSION, Key.Purpose.API_KEY);
        assertThat(plan.keys())
                .extracting(use -> use.key().id())
                .contains(key.key().id());
        assertThat(plan.codes()).containsExactly(Code.Purpose.RESET);
        assertThat(plan.unmanagedThings()).isEqualTo(1);
        assertThat(plan.unmanagedGroups()).extracting(Group::id).containsExactly(minded.id());
        assertThat(plan.isLastAdministrator()).isFalse();
        assertThat(plan.present()).isNull();
        assertThat(offboarding.plan(HOST, first.id()).isLastAdministrator()).isTrue();
    }

    @Test
    void heirsAreProposedByWhatTheyManageThenByTheirGroupsThenForHavingMadeTheAccount() {
        Account manages = site.create("manages", Rank.PUBLISHER);
        Account leads = site.create("leads", Rank.MANAGER);
        Account member = site.create("member", Rank.PUBLISHER);
        Account leaving = site.create("leaving", Rank.MANAGER);
        Account viewer = site.create("viewer", Rank.VIEWER);
        share(content(ada, "one"), manages, Grant.Level.MANAGE);
        Holding two = content(ada, "two");
        share(two, manages, Grant.Level.MANAGE);
        share(two, viewer, Grant.Level.READ);
        group("g1", ada, leads, member, leaving, viewer);
        group("g2", ada, leads, leaving);
        offboarding.begin(HOST, leaving.id(), NewDeparture.of(site.now().plus(Duration.ofDays(3)), null, List.of()));

        List<ProposedHeir> heirs = offboarding.plan(HOST, ada.id()).heirs();

        assertThat(heirs)
                .extracting(heir -> heir.account().id(), ProposedHeir::reasons)
                .containsExactly(
                        tuple(manages.id(), List.of(new Reason(Kind.MANAGES_THINGS, 2))),
                        tuple(leads.id(), List.of(new Reason(Kind.SHARES_GROUPS, 2))));
    }

    @Test
    void whoMadeTheAccountIsProposedLast() {
        Account made = site.directory.admissions().create(site.as(first), TestDirectory.wanted("made", Rank.PUBLISHER));
        assertThat(offboarding.plan(HOST, made.id()).heirs())
                .extracting(heir -> heir.account().id(), ProposedHeir::reasons)
                .containsExactly(tuple(first.id(), List.of(new Reason(Kind.MADE_ACCOUNT, 1))));
    }

    @Test
    void serverThatStopsAfterAnyStepGoesOnWhereItWas() {
        Account heir = site.create("heir", Rank.PUBLISHER);
        IntStream.range(0, 2 * Handover.SLICE + 1).forEach(number -> content(ada, "report " + number));
        group("g1", ada);
        Group minded = group("minded");
        site.directory.groups().change(HOST, minded.id(), Edit.keep(), Edit.set(ada.id()));
        offboarding.begin(
                HOST,
                ada.id(),
                NewDeparture.of(site.now().plusSeconds(60), null, List.of(Heir.ofEverything(heir.id()))));
        site.pass(Duration.ofSeconds(60));

        int steps = 0;
        while (state() != State.DEPARTED) {
            assertThat(steps++).isLessThan(20);
            new DepartureSteps(site.transactions, site.withoutMail()).run(HOST, ada.id(), 1);
            assertThat(site.read(reading -> reading.accounts().find(ada.id()))
                            .orElseThrow()
                            .mayAct(site.now()))
                    .isFalse();
        }

        assertThat(site.directory.handover().belongings(HOST, heir.id()).things())
                .containsEntry(CONTENT, 2L * Handover.SLICE + 1);
        List<Act> acts = site.directory.ledger().list(HOST, null, true, 2_000).events().stream()
                .map(Event::act)
                .toList();
        assertThat(acts.stream().filter(act -> act == Act.HOLDING_CHANGED)).hasSize(2 * Handover.SLICE + 1);
        assertThat(acts.stream().filter(act -> act == Act.ACCOUNT_DEPARTED)).hasSize(1);
        assertThat(site.directory.groups().get(HOST, minded.id()).owner()).isEqualTo(heir.id());
    }

    private State state() {
        return offboarding.latest(HOST, ada.id()).map(Departure::state).orElseThrow();
    }

    @Test
    void whoLeavesIsNotMergedWithSomebodyElseBefore() {
        Account other = site.create("other", Rank.PUBLISHER);
        offboarding.begin(HOST, ada.id(), NewDeparture.of(site.now().plusSeconds(60), null, List.of()));
        var options = new MergeOptions(true, true, new Place.With(other.id()), List.of(), List.of());
        assertRefused(
                Failure.CannotMerge.class,
                () -> site.directory.merges().merge(HOST, null, ada.id(), other.id(), options));
        offboarding.cancel(HOST, ada.id());
        site.directory.merges().merge(HOST, null, ada.id(), other.id(), options);
        assertThat(state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void whoHasLeftAndIsMergedLeavesNoMore() {
        Account other = site.create("other", Rank.PUBLISHER);
        offboarding.begin(HOST, ada.id(), NewDeparture.of(null, null, List.of()));
        var options = new MergeOptions(true, true, new Place.With(other.id()), List.of(), List.of());
        site.directory.merges().merge(HOST, null, ada.id(), other.id(), options);
        assertThat(state()).isEqualTo(State.CANCELLED);
        assertThat(offboarding.list(HOST, null, 10)).isEmpty();
    }
}
