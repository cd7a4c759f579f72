package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import muster.directory.Holdings.Sort;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Caller;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Holding;
import muster.model.Place;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandoverTest {
    private static final Sort PROJECTS = new Sort("lab", "project");
    private static final Sort CONTENT = new Sort("other", "content");

    private final TestDirectory site = new TestDirectory();
    private final Handover handover = site.directory.handover();
    private Caller administrator;
    private Account leaver;
    private Account heir;

    @BeforeEach
    void setUp() {
        administrator = site.as(site.first());
        leaver = site.create("leaver", Rank.MANAGER);
        heir = site.create("heir", Rank.PUBLISHER);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Holding project(String name, Place place) {
        NewHolding wanted = new NewHolding(name, Holding.Naming.UNIQUE, place, "{}");
        return site.directory.estate().create(administrator, PROJECTS, wanted);
    }

    private Holding content(Account owner, String name) {
        return site.directory
                .holdings()
                .create(site.as(owner), CONTENT, name, Holding.Audience.GRANTED, "{}")
                .holding();
    }

    private Holding stored(Holding thing) {
        return site.read(reading -> reading.holdings()
                .findAll(List.of(thing.id()))
                .values()
                .iterator()
                .next());
    }

    private List<Event> changes() {
        return site.directory.ledger().list(administrator, null, true, 1_000).events().stream()
                .filter(event -> event.act() == Act.HOLDING_CHANGED || event.act() == Act.GROUP_CHANGED)
                .toList();
    }

    @Test
    void everythingGoesToTheHeirWithAllThatLiesInIt() {
        Holding project = project("study", new Place.With(leaver.id()));
        Holding inner = project("data", new Place.In(project.id()));
        Holding content = content(leaver, "report");
        Group group = site.directory.groups().create(site.as(leaver), GroupName.parse("readers"));

        Handover.Handed handed = handover.handOver(administrator, leaver.id(), heir.id());

        assertThat(handed).isEqualTo(new Handover.Handed(2, 1));
        assertThat(List.of(stored(project), stored(inner), stored(content)))
                .extracting(Holding::owner)
                .containsOnly(heir.id());
        assertThat(stored(inner).container()).isEqualTo(project.id());
        assertThat(site.directory.groups().get(administrator, group.id()).owner())
                .isEqualTo(heir.id());
        FieldChange owner =
                new FieldChange("owner", leaver.id().toString(), heir.id().toString());
        assertThat(changes()).extracting(Event::fields).containsExactly(List.of(owner), List.of(owner), List.of(owner));
        assertThat(handover.handOver(administrator, leaver.id(), heir.id())).isEqualTo(new Handover.Handed(0, 0));
    }

    @Test
    void whatMeetsItsOwnNameAtTheHeirGetsANumber() {
        Holding mine = content(heir, "report");
        Holding same = content(leaver, "Report");

        handover.handOver(administrator, leaver.id(), heir.id());

        assertThat(stored(mine)).isEqualTo(mine);
        assertThat(stored(same).name()).isEqualTo("Report (2)");
    }

    @Test
    void moreThanOnePortionGoesAllTheSame() {
        Caller asLeaver = site.as(leaver);
        IntStream.rangeClosed(1, Handover.SLICE + 1)
                .forEach(number -> site.directory
                        .holdings()
                        .create(asLeaver, CONTENT, "report " + number, Holding.Audience.GRANTED, "{}"));

        assertThat(handover.handOver(administrator, leaver.id(), heir.id())).isEqualTo(new Handover.Handed(101, 0));
        assertThat(handover.belongings(administrator, leaver.id()).things()).isEmpty();
        assertThat(handover.belongings(administrator, heir.id()).things()).isEqualTo(Map.of(CONTENT, 101L));
    }

    @Test
    void whatSomebodyOwnsIsCountedByKindAndListedOldestFirst() {
        Holding project = project("study", new Place.With(leaver.id()));
        project("data", new Place.In(project.id()));
        Holding first = content(leaver, "b");
        Holding second = content(leaver, "a");
        Group group = site.directory.groups().create(site.as(leaver), GroupName.parse("readers"));

        Handover.Belongings belongings = handover.belongings(administrator, leaver.id());

        assertThat(belongings.things()).isEqualTo(Map.of(PROJECTS, 2L, CONTENT, 2L));
        assertThat(belongings.groups()).containsExactly(group);
        assertThat(handover.things(administrator, leaver.id(), 0, 2)).containsExactly(project, first);
        assertThat(handover.things(administrator, leaver.id(), first.number(), 2))
                .containsExactly(second);
    }

    @Test
    void onlyAdministratorsHandOverAndLookWhatThereIs() {
        Caller manager = site.as(site.create("manager", Rank.MANAGER));

        assertRefused(Failure.NotPermitted.class, () -> handover.handOver(manager, leaver.id(), heir.id()));
        assertRefused(Failure.NotPermitted.class, () -> handover.belongings(manager, leaver.id()));
        assertRefused(Failure.NotPermitted.class, () -> handover.things(manager, leaver.id(), 0, 10));
    }

    @Test
    void nobodyInheritsWhoMayNotOwnOrIsNotThere() {
        Holding content = content(leaver, "report");
        Account viewer = site.create("viewer", Rank.VIEWER);
        Account gone = site.create("gone", Rank.PUBLISHER);
        site.directory.trash().put(administrator, gone.id(), Trash.Owners.GO_TOO);
        AccountId nobody = muster.model.Sample.account(99, Rank.VIEWER).id();

        assertRefused(Failure.MayNotOwn.class, () -> handOverTo(viewer.id()));
        assertRefused(Failure.NoSuchAccount.class, () -> handOverTo(gone.id()));
        assertRefused(Failure.NoSuchAccount.class, () -> handOverTo(nobody));
        assertRefused(Failure.MayNotOwn.class, () -> handOverTo(leaver.id()));
        assertRefused(Failure.NoSuchAccount.class, () -> handover.handOver(administrator, nobody, heir.id()));
        assertThat(stored(content)).isEqualTo(content);
    }

    private void handOverTo(AccountId id) {
        handover.handOver(administrator, leaver.id(), id);
    }

    @Test
    void whatIsHiddenInTheTrashWithItsOwnerCanBeHandedOver() {
        Holding content = content(leaver, "report");
        site.directory.trash().put(administrator, leaver.id(), Trash.Owners.GO_TOO);

        handover.handOver(administrator, leaver.id(), heir.id());

        assertThat(stored(content).owner()).isEqualTo(heir.id());
    }
}
