package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static muster.directory.TestDirectory.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import muster.directory.Holdings.Sort;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.AddressRule;
import muster.model.Block;
import muster.model.Departure;
import muster.model.Departure.State;
import muster.model.DepartureFailure;
import muster.model.Edit;
import muster.model.Event;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Heir;
import muster.model.Holding;
import muster.model.Key;
import muster.model.NewKey;
import muster.model.Rank;
import muster.model.TrashFailure;
import muster.model.Username;
import muster.model.WellKnown;
import org.junit.jupiter.api.Test;

class OffboardingTest extends OneLeaver {
    private Instant in(Duration time) {
        return site.now().plus(time);
    }

    private NewDeparture tomorrow() {
        return NewDeparture.of(in(Duration.ofDays(1)), "end of contract", List.of(Heir.ofEverything(heir.id())));
    }

    private Group group(String name) {
        return site.directory.groups().create(HOST, GroupName.parse(name));
    }

    private List<Act> acts() {
        return site.directory.ledger().list(HOST, null, true, 1_000).events().stream()
                .filter(event -> ada.id().equals(event.subject()))
                .map(Event::act)
                .filter(act -> act.name().contains("DEPART") || act == Act.ACCOUNT_REHIRED)
                .toList();
    }

    @Test
    void untilTheDateNothingChangesButThatTheAccountExpiresAtIt() {
        Keys.MadeKey key = site.key(ada);
        Holding report = content(ada, "report");
        Departure departure = offboarding.begin(HOST, ada.id(), tomorrow());

        assertThat(departure.state()).isEqualTo(State.WAITING);
        assertThat(stored(ada).life()).isEqualTo(ada.life().expiringAt(in(Duration.ofDays(1))));
        offboarding.advance();
        assertThat(site.callerWith(key).is(ada.id())).isTrue();
        assertThat(ownerOf(report)).isEqualTo(ada.id());
        assertThat(acts()).containsExactly(Act.DEPARTURE_BEGUN);

        site.pass(Duration.ofDays(1));
        // Without any timer.
        assertRefused(Failure.AccountBarred.class, () -> site.callerWith(key));
    }

    @Test
    void atTheDateAccessEndsForGoodAndEverythingGoesToTheHeir() {
        Keys.MadeKey key = site.key(ada);
        var session = site.signedIn(ada);
        Holding report = content(ada, "report");
        Group minded = site.directory.groups().create(site.as(ada), GroupName.parse("readers"));
        Group joined = group("writers");
        site.directory.groups().addMember(HOST, joined.id(), ada.id());
        offboarding.begin(HOST, ada.id(), tomorrow());
        site.pass(Duration.ofDays(1));
        offboarding.advance();

        Departure done = offboarding.latest(HOST, ada.id()).orElseThrow();
        assertThat(done.state()).isEqualTo(State.DEPARTED);
        assertThat(stored(ada).life().block(Block.Kind.HOLD).orElseThrow().reason())
                .isEqualTo("end of contract");
        assertThat(ownerOf(report)).isEqualTo(heir.id());
        assertThat(site.directory.groups().get(HOST, minded.id()).owner()).isEqualTo(heir.id());
        assertThat(site.directory.groups().ofMember(HOST, ada.id())).isEmpty();
        assertRefused(Failure.BadCredentials.class, () -> site.callerWith(key));
        assertRefused(
                Failure.BadCredentials.class,
                () -> site.directory
                        .accounts()
                        .change(session, ada.id(), AccountChanges.NONE, AddressRule.MAY_BE_SHARED));
        assertThat(acts()).containsExactly(Act.DEPARTURE_BEGUN, Act.ACCOUNT_DEPARTED, Act.DEPARTURE_COMPLETED);
        long events =
                site.directory.ledger().list(HOST, null, true, 1_000).events().size();
        offboarding.advance();
        assertThat(site.directory.ledger().list(HOST, null, true, 1_000).events())
                .hasSize((int) events);
    }

    @Test
    void atOnceAllOfItIsDoneWhenTheAnswerComes() {
        IntStream.range(0, 250).forEach(number -> content(ada, "report " + number));

        Departure departure = offboarding.begin(HOST, ada.id(), now());

        assertThat(departure.state()).isEqualTo(State.DEPARTED);
        assertThat(stored(ada).mayAct(site.now())).isFalse();
        assertThat(site.directory.handover().belongings(HOST, heir.id()).things())
                .containsEntry(CONTENT, 250L);
        assertThat(site.directory.handover().belongings(HOST, ada.id()).things())
                .isEmpty();
    }

    @Test
    void eachThingKindAndGroupGoesToItsOwnHeirAndTheRestStays() {
        Account other = site.create("other", Rank.MANAGER);
        Account third = site.create("third", Rank.MANAGER);
        Holding special = content(ada, "special");
        Holding usual = content(ada, "usual");
        Sort models = new Sort("other", "model");
        Holding left = site.directory
                .holdings()
                .create(site.as(ada), models, "left", Holding.Audience.GRANTED, "{}")
                .holding();
        Group one = site.directory.groups().create(site.as(ada), GroupName.parse("one"));
        Group two = site.directory.groups().create(site.as(ada), GroupName.parse("two"));
        List<Heir> heirs = List.of(
                new Heir(new Heir.OfKind("other", "content"), heir.id()),
                new Heir(new Heir.OfThing(special.id()), other.id()),
                new Heir(new Heir.OfGroup(one.id()), third.id()));

        Departure departure = offboarding.begin(HOST, ada.id(), NewDeparture.of(null, null, heirs));

        assertThat(departure.state()).isEqualTo(State.DEPARTED);
        assertThat(ownerOf(special)).isEqualTo(other.id());
        assertThat(ownerOf(usual)).isEqualTo(heir.id());
        assertThat(ownerOf(left)).isEqualTo(ada.id());
        assertThat(site.directory.groups().get(HOST, one.id()).owner()).isEqualTo(third.id());
        assertThat(site.directory.groups().get(HOST, two.id()).owner()).isEqualTo(ada.id());
    }

    @Test
    void theEarlierExpiryWinsAndCancellingPutsBackWhatWasThere() {
        Instant own = in(Duration.ofHours(5));
        expire(own);
        offboarding.begin(HOST, ada.id(), tomorrow());
        assertThat(stored(ada).life().expiresAt()).isEqualTo(own);
        offboarding.cancel(HOST, ada.id());
        assertThat(stored(ada).life().expiresAt()).isEqualTo(own);

        Instant later = in(Duration.ofDays(9));
        expire(later);
        Account before = stored(ada);
        offboarding.begin(HOST, ada.id(), tomorrow());
        assertThat(stored(ada).life().expiresAt()).isEqualTo(in(Duration.ofDays(1)));
        Departure cancelled = offboarding.cancel(HOST, ada.id());
        assertThat(cancelled.state()).isEqualTo(State.CANCELLED);
        assertThat(stored(ada).life()).isEqualTo(before.life());
        site.pass(Duration.ofDays(2));
        offboarding.advance();
        assertThat(stored(ada).mayAct(site.now())).isTrue();
        assertThat(acts())
                .containsExactly(
                        Act.DEPARTURE_BEGUN, Act.DEPARTURE_CANCELLED, Act.DEPARTURE_BEGUN, Act.DEPARTURE_CANCELLED);
    }

    private void expire(Instant at) {
        AccountChanges changes =
                AccountChanges.changing().expiresAt(Edit.set(at)).build();
        site.directory.accounts().change(HOST, ada.id(), changes, AddressRule.MAY_BE_SHARED);
    }

    @Test
    void cancellingKeepsAnExpiryThatSomebodySetMeanwhile() {
        offboarding.begin(HOST, ada.id(), tomorrow());
        Instant meanwhile = in(Duration.ofHours(3));
        expire(meanwhile);
        offboarding.cancel(HOST, ada.id());
        assertThat(stored(ada).life().expiresAt()).isEqualTo(meanwhile);
    }

    @Test
    void afterTheEndThereIsNothingToCancelAndBeforeItNobodyToReHire() {
        assertRefused(DepartureFailure.NotDeparting.class, () -> offboarding.cancel(HOST, ada.id()));
        assertRefused(DepartureFailure.NotDeparting.class, () -> offboarding.rehire(HOST, ada.id()));
        offboarding.begin(HOST, ada.id(), tomorrow());
        assertRefused(DepartureFailure.AlreadyDeparting.class, () -> offboarding.begin(HOST, ada.id(), now()));
        assertRefused(DepartureFailure.NotDeparted.class, () -> offboarding.rehire(HOST, ada.id()));
        site.pass(Duration.ofDays(1));
        offboarding.advance();
        assertRefused(DepartureFailure.HasDeparted.class, () -> offboarding.cancel(HOST, ada.id()));
        assertRefused(DepartureFailure.HasDeparted.class, () -> offboarding.changeHeirs(HOST, ada.id(), List.of()));
    }

    @Test
    void theDirectorysOwnTheLastAdministratorAndThePastAreRefused() {
        Account only = stored(site.directory
                .accounts()
                .findByUsername(HOST, Username.parse("first"))
                .account());
        assertRefused(Failure.LastAdministrator.class, () -> offboarding.begin(HOST, only.id(), now()));
        assertRefused(Failure.LastAdministrator.class, () -> offboarding.begin(HOST, only.id(), tomorrow()));
        assertThat(stored(only)).isEqualTo(only);
        assertThat(offboarding.latest(HOST, only.id())).isEmpty();
        for (AccountId id : List.of(WellKnown.SYSTEM, WellKnown.ANONYMOUS)) {
            assertRefused(Failure.IsWellKnown.class, () -> offboarding.begin(HOST, id, now()));
        }
        NewDeparture past = NewDeparture.of(in(Duration.ofSeconds(-1)), null, List.of());
        assertRefused(Failure.ExpiryInThePast.class, () -> offboarding.begin(HOST, ada.id(), past));
    }

    @Test
    void keysOfTheDirectoryEndWithWhoMadeThemAndKeysOfOthersGoOn() {
        Account administrator = site.create("admin", Rank.ADMINISTRATOR);
        var asAdministrator = site.as(administrator);
        var forSystem = site.directory.tokens().issue(asAdministrator, WellKnown.SYSTEM, forPrograms());
        var forAda = site.directory.tokens().issue(asAdministrator, ada.id(), forPrograms());

        LeavingPlan plan = offboarding.plan(HOST, administrator.id());
        assertThat(plan.directorys())
                .extracting(Key::id)
                .containsExactly(forSystem.key().id());
        assertThat(plan.madeForOthers())
                .extracting(Key::id)
                .containsExactly(forAda.key().id());
        offboarding.begin(HOST, administrator.id(), now());

        Set<Key.Purpose> keys = Set.of(Key.Purpose.API_KEY);
        assertRefused(
                Failure.BadCredentials.class,
                () -> site.directory.keys().identify(forSystem.secret(), keys, TestDirectory.origin()));
        assertThat(site.callerWith(forAda).is(ada.id())).isTrue();
    }

    private static NewKey forPrograms() {
        return NewKey.forPrograms("made", null, null);
    }

    @Test
    void heirWhoLeavesTooHoldsUpTheHandOverUntilAnotherOneIsNamed() {
        Holding report = content(ada, "report");
        offboarding.begin(HOST, ada.id(), tomorrow());
        offboarding.begin(HOST, heir.id(), NewDeparture.of(null, null, List.of()));
        site.pass(Duration.ofDays(1));
        offboarding.advance();

        assertThat(stored(ada).mayAct(site.now())).isFalse();
        assertThat(ownerOf(report)).isEqualTo(ada.id());
        LeavingEntry entry = offboarding.list(HOST, null, 10).stream()
                .filter(each -> each.account().id().equals(ada.id()))
                .findFirst()
                .orElseThrow();
        assertThat(entry.departure().state()).isEqualTo(State.ENDING);
        assertThat(entry.heldUp()).isEqualTo(new DepartureFailure.HeirUnfit());
        Account other = site.create("other", Rank.MANAGER);
        Departure changed = offboarding.changeHeirs(HOST, ada.id(), List.of(Heir.ofEverything(other.id())));
        assertThat(changed.state()).isEqualTo(State.DEPARTED);
        assertThat(ownerOf(report)).isEqualTo(other.id());
    }

    @Test
    void heirOfAThingThatIsNoLongerThereKeepsNobodyFromNamingOthers() {
        Holding report = content(ada, "report");
        Heir ofReport = new Heir(new Heir.OfThing(report.id()), heir.id());
        offboarding.begin(HOST, ada.id(), new NewDeparture(tomorrow().endsAt(), null, List.of(ofReport), true, null));
        site.directory.handover().handOver(HOST, ada.id(), heir.id());
        List<Heir> wanted = Heir.withEverythingFor(Heir.ofEverything(heir.id()), List.of(ofReport));

        assertThat(offboarding.changeHeirs(HOST, ada.id(), wanted).heirs()).isEqualTo(wanted);
    }

    @Test
    void heirWhoBecameUnfitKeepsNobodyFromNamingOthersBeside() {
        Account narrower = site.create("narrower", Rank.MANAGER);
        Heir ofReport = new Heir(new Heir.OfThing(content(ada, "report").id()), narrower.id());
        offboarding.begin(HOST, ada.id(), new NewDeparture(tomorrow().endsAt(), null, List.of(ofReport), true, null));
        site.directory.accounts().disable(HOST, narrower.id());
        List<Heir> wanted = Heir.withEverythingFor(Heir.ofEverything(heir.id()), List.of(ofReport));

        assertThat(offboarding.changeHeirs(HOST, ada.id(), wanted).heirs()).isEqualTo(wanted);
    }

    @Test
    void nobodyUnfitIsNamedAsHeir() {
        Account viewer = site.create("viewer", Rank.VIEWER);
        Account locked = site.create("locked", Rank.MANAGER);
        site.directory.accounts().disable(HOST, locked.id());
        for (Account each : List.of(viewer, locked, ada)) {
            NewDeparture wanted = NewDeparture.of(null, null, List.of(Heir.ofEverything(each.id())));
            assertRefused(DepartureFailure.HeirUnfit.class, () -> offboarding.begin(HOST, ada.id(), wanted));
        }
        Holding others = content(heir, "others");
        NewDeparture stranger =
                NewDeparture.of(null, null, List.of(new Heir(new Heir.OfThing(others.id()), heir.id())));
        assertRefused(Failure.NoSuchHolding.class, () -> offboarding.begin(HOST, ada.id(), stranger));
        assertThat(stored(ada)).isEqualTo(ada);
    }

    @Test
    void afterSoManyDaysTheAccountGoesToTheTrashOnceNothingIsItsOwn() {
        Holding report = content(ada, "report");
        offboarding.begin(HOST, ada.id(), new NewDeparture(null, null, List.of(), true, 7));
        site.pass(Duration.ofDays(7).minusSeconds(1));
        offboarding.advance();
        assertThat(stored(ada).life().isTrashed()).isFalse();
        site.pass(Duration.ofSeconds(1));
        offboarding.advance();
        assertThat(stored(ada).life().isTrashed()).isFalse();
        assertThat(offboarding.list(HOST, null, 10).getFirst().heldUp()).isEqualTo(new TrashFailure.OwnsThings());
        site.directory.handover().handOver(HOST, ada.id(), heir.id());
        offboarding.advance();
        assertThat(stored(ada).life().isTrashed()).isTrue();
        assertThat(ownerOf(report)).isEqualTo(heir.id());
    }
}
