package muster.console;

import java.time.InstantSource;
import java.util.List;
import muster.console.files.FilePages;
import muster.console.group.GroupList;
import muster.console.own.KeyUseLine;
import muster.console.own.OwnAccount;
import muster.console.page.Assets;
import muster.console.people.UserManagement;
import muster.console.person.PersonPages;
import muster.console.session.Entrance;
import muster.console.setup.SetUp;
import muster.console.setup.SetUpCode;
import muster.console.site.AgreementPages;
import muster.console.site.DeparturesPage;
import muster.console.site.DuplicatesPage;
import muster.console.site.LanePages;
import muster.console.site.LedgerPage;
import muster.console.site.MailPage;
import muster.console.site.MergeListPages;
import muster.console.site.PastPage;
import muster.console.site.SettingLine;
import muster.console.site.SettingsPage;
import muster.console.site.SigningPages;
import muster.console.site.TrashPages;
import muster.console.visit.Visits;
import muster.directory.AccountFiles;
import muster.directory.Directory;
import muster.directory.DoorSettings;
import muster.directory.FailureLimit;
import muster.directory.Identifiers;
import muster.directory.Portrayal;
import muster.http.Mount;
import muster.http.Routes;
import muster.model.Policy;

/** Everything that people do in a browser: whatever no other door takes. */
public final class ConsoleDoor {
    private final Mount mount;

    /**
     * What belongs to the first start.
     *
     * @param code proves who started the server
     * @param places what clients can be pointed at
     * @param afterwards to be run once the first administrator is made
     */
    public record FirstStart(SetUpCode code, List<SetUp.Place> places, Runnable afterwards) {}

    /**
     * What pages know of this server beside its directory.
     *
     * @param pathPrefix the path below which everything is served; empty for none
     * @param doors how the doors call themselves in the ledger
     * @param applicationPasswordDoors those of them that take application passwords
     * @param keyUses how programs use a key
     * @param portrayals how accounts look at each door
     * @param accountSettings what doors keep of accounts for pages to change
     * @param files the files in which accounts come and go
     * @param settings as they are in force
     */
    public record Site(
            Policy policy,
            String pathPrefix,
            List<String> doors,
            List<String> applicationPasswordDoors,
            List<KeyUseLine> keyUses,
            List<Portrayal> portrayals,
            List<DoorSettings> accountSettings,
            AccountFiles files,
            List<SettingLine> settings,
            FirstStart firstStart) {}

    /** @param failures the counter of failures that all doors share */
    public ConsoleDoor(
            Directory directory, Identifiers identifiers, InstantSource clock, FailureLimit failures, Site site) {
        Assets assets = Assets.load();
        Visits visits = new Visits(directory.keys(), identifiers, assets, site.pathPrefix());
        Routes routes = new Routes().add(assets.route());
        new SetUp(
                        visits,
                        directory.admissions(),
                        failures,
                        site.firstStart().code(),
                        site.firstStart().places(),
                        site.firstStart().afterwards())
                .addTo(routes);
        new Entrance(visits, directory, failures, clock).addTo(routes);
        new OwnAccount(
                        visits,
                        directory,
                        site.policy(),
                        clock,
                        failures,
                        site.doors(),
                        site.applicationPasswordDoors(),
                        site.keyUses())
                .addTo(routes);
        new PersonPages(visits, directory, site.policy(), clock, site.portrayals(), site.accountSettings())
                .addTo(routes);
        new FilePages(visits, directory, site.files()).addTo(routes);
        new UserManagement(visits, directory, site.policy(), site.doors()).addTo(routes);
        new GroupList(visits, directory, site.policy()).addTo(routes);
        new LanePages(visits, directory.lanes()).addTo(routes);
        new AgreementPages(visits, directory).addTo(routes);
        new SigningPages(visits, directory.agreements()).addTo(routes);
        new MergeListPages(visits, directory.unmerges()).addTo(routes);
        new DuplicatesPage(visits, directory.roster()).addTo(routes);
        new DeparturesPage(visits, directory).addTo(routes);
        new TrashPages(visits, directory).addTo(routes);
        new LedgerPage(visits, directory, site.doors()).addTo(routes);
        new PastPage(visits, directory, clock).addTo(routes);
        new MailPage(visits, directory.outbox()).addTo(routes);
        new SettingsPage(visits, site.settings()).addTo(routes);
        this.mount =
                Mount.of(Visits.DOOR, "/", routes, new ConsoleErrors(visits)).withHeadFromGet();
    }

    /** The one place where it is served. */
    public Mount mount() {
        return mount;
    }
}
