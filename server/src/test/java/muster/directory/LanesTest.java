package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.Act;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Lane;
import muster.model.LaneFailure;
import muster.model.Rank;
import muster.model.Refused;
import muster.testing.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final Caller ANYBODY = Caller.anonymous(TestDirectory.origin());

    private final TestDirectory site = new TestDirectory();
    private final Lanes lanes = site.directory.lanes();
    private Caller administrator;
    private Account boss;
    private Account ada;

    @BeforeEach
    void setUp() {
        boss = site.first();
        administrator = site.as(boss);
        ada = site.create("ada", Rank.VIEWER);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aNewLaneIsEverybodysAndStandsLast() {
        add("slow");
        site.pass(Duration.ofSeconds(1));
        add("fast");

        assertThat(lanes.all(site.as(ada))).extracting(Lane::name).containsExactly("slow", "fast");
        assertThat(usable(ada)).containsExactly("slow", "fast");
        assertThat(usable(boss)).containsExactly("slow", "fast");
    }

    @Test
    void aLaneIsFoundWithAllThatWasToldOfIt() {
        Lane told = new Lane("gpu", Lane.Kind.CLUSTER, "Grafikkarten, große", "Two racks.\nAsk before use.");
        assertThat(lanes.add(administrator, told)).isEqualTo(told);

        assertThat(lanes.get(site.as(ada), "gpu")).isEqualTo(told);
        assertRefused(LaneFailure.NoSuchLane.class, () -> lanes.get(administrator, "GPU"));
        assertRefused(LaneFailure.NoSuchLane.class, () -> lanes.get(administrator, ""));
        assertRefused(LaneFailure.NoSuchLane.class, () -> lanes.get(administrator, "g\0u"));
        assertRefused(LaneFailure.NoSuchLane.class, () -> lanes.get(administrator, "g".repeat(100_000)));
    }

    @Test
    void aNameIsTakenOnce() {
        Lane kept = add("gpu");
        long events = eventsInAll();
        Lane second = new Lane("gpu", Lane.Kind.CLUSTER, "Another", null);
        assertRefused(LaneFailure.LaneTaken.class, () -> lanes.add(administrator, second));

        assertThat(lanes.all(administrator)).containsExactly(kept);
        assertThat(eventsInAll()).isEqualTo(events);
    }

    @Test
    void ofManyWhoAddOneLaneAtOnceOneDoes() {
        List<Boolean> added = Together.run(Collections.nCopies(8, () -> isDone(() -> add("gpu"))));

        assertThat(added).containsOnlyOnce(true);
        assertThat(lanes.all(administrator)).hasSize(1);
    }

    @Test
    void onlyAdministratorsAddRemoveAndChoose() {
        add("gpu");
        Caller manager = site.as(site.create("manager", Rank.MANAGER));
        for (Caller other : List.of(manager, site.as(ada), ANYBODY)) {
            Lane lane = new Lane("other", Lane.Kind.NODE, "", null);
            assertRefused(Failure.NotPermitted.class, () -> lanes.add(other, lane));
            assertRefused(Failure.NotPermitted.class, () -> lanes.remove(other, "gpu"));
            assertRefused(Failure.NotPermitted.class, () -> lanes.remove(other, "unknown"));
            assertRefused(Failure.NotPermitted.class, () -> lanes.choose(other, ada.id(), List.of()));
        }
        assertThat(usable(ada)).containsExactly("gpu");
    }

    @Test
    void nobodyInParticularSeesLanesAndNobodySeesWhoseOthersAre() {
        add("gpu");
        Account bob = site.create("bob", Rank.VIEWER);

        assertRefused(Failure.MayNotView.class, () -> lanes.all(ANYBODY));
        assertRefused(Failure.MayNotView.class, () -> lanes.get(ANYBODY, "gpu"));
        assertRefused(Failure.MayNotView.class, () -> lanes.usable(site.as(bob), ada));
        assertRefused(Failure.MayNotView.class, () -> lanes.ofAll(site.as(bob), List.of(bob.id(), ada.id())));
        assertThat(lanes.ofAll(site.as(ada), List.of(ada.id()))).containsEntry(ada.id(), List.of("gpu"));
    }

    @Test
    void chosenOnesComeInTheChosenOrderAndOnce() {
        List.of("a", "b", "c").forEach(this::add);
        choose(ada, "c", "a", "c");

        assertThat(usable(ada)).containsExactly("c", "a");
        choose(ada, "a", "c");
        assertThat(usable(ada)).containsExactly("a", "c");
        choose(ada);
        assertThat(usable(ada)).isEmpty();
    }

    @Test
    void everybodyOfAListHasTheOwnOnes() {
        List.of("a", "b").forEach(this::add);
        Account bob = site.create("bob", Rank.VIEWER);
        Account cyd = site.create("cyd", Rank.VIEWER);
        choose(ada, "b");
        choose(bob);

        assertThat(lanes.ofAll(administrator, List.of(ada.id(), bob.id(), cyd.id())))
                .containsEntry(ada.id(), List.of("b"))
                .containsEntry(bob.id(), List.of())
                .containsEntry(cyd.id(), List.of("a", "b"))
                .hasSize(3);
        assertThat(lanes.ofAll(administrator, List.of())).isEmpty();
    }

    @Test
    void anUnknownOneAmongThemChangesNothing() {
        List.of("a", "b").forEach(this::add);
        choose(ada, "b");
        long events = eventsInAll();
        assertRefused(Failure.Malformed.class, () -> choose(ada, "a", "unknown"));

        assertThat(usable(ada)).containsExactly("b");
        assertThat(eventsInAll()).isEqualTo(events);
    }

    @Test
    void aLaneAddedLaterIsAlsoForThoseWhoseLanesWereChosen() {
        List.of("a", "b").forEach(this::add);
        Account bob = site.create("bob", Rank.VIEWER);
        choose(ada, "b");
        choose(bob);
        add("c");

        assertThat(usable(ada)).containsExactly("b", "c");
        assertThat(usable(bob)).containsExactly("c");
    }

    @Test
    void aRemovedLaneIsNobodysAndComesBackForAll() {
        List.of("a", "b").forEach(this::add);
        choose(ada, "a");
        lanes.remove(administrator, "a");
        assertThat(usable(ada)).isEmpty();
        assertThat(lanes.all(administrator)).extracting(Lane::name).containsExactly("b");
        assertRefused(LaneFailure.NoSuchLane.class, () -> lanes.remove(administrator, "a"));

        add("a");
        assertThat(usable(ada)).containsExactly("a");
    }

    @Test
    void administratorsUseAllAndKeepWhatWasChosenForLater() {
        List.of("a", "b").forEach(this::add);
        Account other = site.create("other", Rank.ADMINISTRATOR);
        choose(other, "b");
        assertThat(usable(other)).containsExactly("a", "b");
        assertThat(lanes.ofAll(administrator, List.of(other.id()))).containsEntry(other.id(), List.of("b"));

        AccountChanges demotion = AccountChanges.ofRank(Rank.VIEWER);
        site.directory.accounts().change(administrator, other.id(), demotion, AddressRule.MUST_BE_FREE);
        assertThat(usable(present(other))).containsExactly("b");
    }

    @Test
    void choosingWhatIsThereChangesNothing() {
        List.of("a", "b").forEach(this::add);
        long events = eventsInAll();
        Account same = choose(ada, "a", "b");
        assertThat(same).isEqualTo(present(ada)).isEqualTo(ada);
        assertThat(eventsInAll()).isEqualTo(events);

        choose(ada, "b");
        long changed = present(ada).version();
        choose(ada, "b", "b");
        assertThat(present(ada).version()).isEqualTo(changed);
        assertThat(eventsInAll()).isEqualTo(events + 1);
    }

    @Test
    void aChoiceIsAChangeOfTheAccount() {
        List.of("a", "b").forEach(this::add);
        site.pass(Duration.ofMinutes(1));
        Account after = choose(ada, "b");

        assertThat(after).isEqualTo(present(ada));
        assertThat(after.version()).isEqualTo(ada.version() + 1);
        assertThat(after.stamps().modifiedAt()).isEqualTo(site.now());
    }

    @Test
    void aReadOnlyAccountKeepsItsLanes() {
        List.of("a", "b").forEach(this::add);
        Account locked = readOnly(ada);
        assertRefused(Failure.ReadOnly.class, () -> choose(locked, "b"));
        choose(locked, "a", "b");

        assertThat(usable(locked)).containsExactly("a", "b");
        add("c");
        assertThat(usable(locked)).containsExactly("a", "b", "c");
    }

    @Test
    void lanesAreChosenForNobodyWhoIsNotThere() {
        add("a");
        site.directory.trash().put(administrator, ada.id(), Trash.Owners.GO_TOO);

        assertRefused(Failure.NoSuchAccount.class, () -> choose(ada));
    }

    @Test
    void theLedgerTellsWhatBecameOfLanes() {
        List.of("a", "b").forEach(this::add);
        choose(ada, "b");
        lanes.remove(administrator, "a");

        assertThat(events(Act.LANE_ADDED))
                .extracting(event -> event.target().id())
                .containsExactly("a", "b");
        assertThat(events(Act.LANE_REMOVED))
                .extracting(event -> event.target().id())
                .containsExactly("a");
        List<Event> chosen = events(Act.LANES_CHOSEN);
        assertThat(chosen).extracting(Event::subject).containsExactly(ada.id());
        assertThat(chosen.getFirst().fields()).containsExactly(new FieldChange("lanes", "a, b", "b"));
    }

    @Test
    void aSiteHasNoMoreThanAThousand() {
        site.transactions.write(TestDirectory.HOST, work -> {
            for (int i = 0; i < 999; i++) {
                work.writing().lanes().add(lane("lane %03d".formatted(i)), work.now());
            }
            return true;
        });
        add("the last one");

        assertRefused(Failure.Malformed.class, () -> add("one too many"));
        assertRefused(LaneFailure.LaneTaken.class, () -> add("the last one"));
        assertThat(lanes.all(administrator)).hasSize(1_000);
    }

    @Test
    void namesAndTitlesAreShortAndOfOneLine() {
        assertRefused(Failure.Malformed.class, () -> add(" "));
        assertRefused(Failure.Malformed.class, () -> add("a\nb"));
        assertRefused(Failure.Malformed.class, () -> add("a".repeat(65)));
        assertRefused(Failure.Malformed.class, () -> new Lane("a", Lane.Kind.NODE, "t".repeat(256), null));
        assertRefused(Failure.Malformed.class, () -> new Lane("a", Lane.Kind.NODE, "", "d".repeat(4_097)));
        add("a".repeat(64));
    }

    private Lane add(String name) {
        return lanes.add(administrator, lane(name));
    }

    private static Lane lane(String name) {
        return new Lane(name, Lane.Kind.NODE, "Lane " + name, null);
    }

    private Account choose(Account account, String... names) {
        return lanes.choose(administrator, account.id(), List.of(names));
    }

    private List<String> usable(Account account) {
        return lanes.usable(administrator, account);
    }

    private static boolean isDone(Runnable act) {
        try {
            act.run();
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    private Account present(Account account) {
        return site.<Account>read(
                reading -> reading.accounts().find(account.id()).orElseThrow());
    }

    private Account readOnly(Account account) {
        AccountChanges change =
                AccountChanges.changing().readonly(Edit.set(true)).build();
        return site.directory.accounts().change(administrator, account.id(), change, AddressRule.MUST_BE_FREE);
    }

    private List<Event> events(Act act) {
        return site.<List<Event>>read(reading -> reading.events().list(null, true, 1_000)).stream()
                .filter(event -> event.act() == act)
                .toList();
    }

    private long eventsInAll() {
        return site.<List<Event>>read(reading -> reading.events().list(null, true, 1_000))
                .size();
    }
}
