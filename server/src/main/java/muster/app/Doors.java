package muster.app;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import muster.console.ConsoleDoor;
import muster.console.own.KeyUseLine;
import muster.console.setup.SetUp;
import muster.console.site.SettingLine;
import muster.dialect.Dialect;
import muster.dialect.arvados.ArvadosDialect;
import muster.dialect.cloudomation.CloudomationDialect;
import muster.dialect.cloudomation.Workspace;
import muster.dialect.connect.ConnectDialect;
import muster.dialect.cryosparc.CryosparcDialect;
import muster.dialect.own.OwnDialect;
import muster.dialect.own.OwnSite;
import muster.directory.DoorSettings;
import muster.directory.FailureLimit;
import muster.directory.Portrayal;
import muster.directory.Site;
import muster.file.EveryFormat;
import muster.http.Mount;

/** Every door that is served: the one place that knows them all. */
final class Doors {
    /** Where clients are pointed to, as the last page of set-up shows it. */
    private static final List<SetUp.Place> PLACES = List.of(
            new SetUp.Place("Posit Connect", "/"),
            new SetUp.Place("Arvados", "/arvados/v1"),
            new SetUp.Place("CryoSPARC", "/"),
            new SetUp.Place("Cloudomation", "/api/latest"));

    /** How the doors call themselves in the ledger. */
    private static final List<String> DOORS =
            List.of("console", "connect", "arvados", "cryosparc", "cloudomation", OwnDialect.NAME);

    /** How programs use a key at each door, as the page of a new key shows it. */
    private static final List<KeyUseLine> KEY_USES = List.of(
            new KeyUseLine("Key", "/__api__/v1/user"),
            new KeyUseLine("Bearer", "/arvados/v1/users/current"),
            new KeyUseLine("Bearer", "/api/cmd/users/me"),
            new KeyUseLine("Bearer", "/api/latest/auth/session"),
            new KeyUseLine("Bearer", "/api/muster/v1/me"));

    private Doors() {}

    static List<Mount> mounts(OpenDirectory open, Configuration configuration, SetUpLink setUp) {
        FailureLimit failures = new FailureLimit(open.clock(), FailureLimit.USUAL_FAILURES_PER_MINUTE);
        List<Dialect> platforms = dialects(open, configuration, failures);
        Dialect own = own(open, configuration, failures, platforms);
        ConsoleDoor.Site site = new ConsoleDoor.Site(
                configuration.policy(),
                configuration.http().pathPrefix(),
                DOORS,
                List.of("cryosparc"),
                KEY_USES,
                portrayals(platforms),
                doorSettings(platforms),
                new EveryFormat(),
                configuration.settings(),
                new ConsoleDoor.FirstStart(setUp.code(), PLACES, setUp::tidy));
        Mount console = new ConsoleDoor(open.directory(), open.identifiers(), open.clock(), failures, site).mount();
        Stream<Dialect> doors = Stream.concat(platforms.stream(), Stream.of(own));
        return Stream.concat(doors.flatMap(door -> door.mounts().stream()), Stream.of(console))
                .toList();
    }

    /** How accounts look at each platform, for commands. */
    static List<Portrayal> portrayals(OpenDirectory open, Configuration configuration) {
        FailureLimit failures = new FailureLimit(open.clock(), FailureLimit.USUAL_FAILURES_PER_MINUTE);
        return portrayals(dialects(open, configuration, failures));
    }

    private static List<Portrayal> portrayals(List<Dialect> platforms) {
        return platforms.stream().flatMap(door -> door.portrayal().stream()).toList();
    }

    private static List<DoorSettings> doorSettings(List<Dialect> platforms) {
        return platforms.stream().flatMap(door -> door.settings().stream()).toList();
    }

    /** The directory's own door, which tells how accounts stand at the others. */
    private static Dialect own(
            OpenDirectory open, Configuration configuration, FailureLimit failures, List<Dialect> platforms) {
        OwnSite site = new OwnSite(
                Version.current(),
                DOORS,
                portrayals(platforms),
                doorSettings(platforms),
                configuration.settings().stream().map(Doors::setting).toList());
        return new OwnDialect(open.directory(), new EveryFormat(), site, open.clock(), failures);
    }

    private static OwnSite.Setting setting(SettingLine line) {
        String source = line.source().name().toLowerCase(Locale.ROOT);
        return new OwnSite.Setting(line.title(), line.value(), source, line.meaning());
    }

    /** The doors of platforms. @param failures the counter of failed sign-ins that all doors share */
    static List<Dialect> dialects(OpenDirectory open, Configuration configuration, FailureLimit failures) {
        return List.of(
                new ConnectDialect(
                        open.directory(),
                        configuration.policy(),
                        configuration.connect(),
                        open.identifiers(),
                        open.clock(),
                        failures),
                new ArvadosDialect(
                        open.directory(),
                        configuration.policy(),
                        configuration.arvados().forCluster().apply(open.clusterId()),
                        open.clock(),
                        failures),
                new CryosparcDialect(
                        open.directory(), configuration.policy(), configuration.cryosparc(), open.clock(), failures),
                new CloudomationDialect(open.directory(), workspace(open), open.clock(), failures));
    }

    private static Workspace workspace(OpenDirectory open) {
        Site site = open.directory().site();
        return new Workspace(site.workspaceId(), site.organizationId());
    }
}
