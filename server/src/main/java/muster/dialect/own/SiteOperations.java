package muster.dialect.own;

import java.util.stream.Stream;
import muster.directory.Directory;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Refused;

/** What this installation is, and what it was told. Settings are changed where they stand, and not here. */
final class SiteOperations {
    private static final Shape<OwnSite.Setting> SETTING = Shape.<OwnSite.Setting>of(
                    "Setting", "A setting that is in force.")
            .with("name", Kind.LINE, "As it stands in the settings file.", OwnSite.Setting::name)
            .maybe("value", Kind.NAME, "Empty for none; null for a secret that is set.", OwnSite.Setting::value)
            .with("source", Kind.LINE, "Whence the value comes.", OwnSite.Setting::source)
            .with("meaning", Kind.NAME, "", OwnSite.Setting::meaning)
            .build();

    private final OwnSite site;
    private final Shape<OwnSite> facts;

    SiteOperations(Directory directory, OwnSite site) {
        this.site = site;
        this.facts = Shape.<OwnSite>of("Site", "What this installation is.")
                .with("version", Kind.LINE, "Of the server.", OwnSite::version)
                .with("installation_id", Kind.LINE, "", _ -> directory.site().installationId())
                .with("organization_id", Kind.LINE, "", _ -> directory.site().organizationId())
                .with("workspace_id", Kind.LINE, "", _ -> directory.site().workspaceId())
                .with("doors", Kind.many(Kind.LINE), "The names of all doors.", OwnSite::doors)
                .build();
    }

    Stream<Operation.Draft> all() {
        return Stream.of(
                Operation.get("/site", "getSite")
                        .says("What this installation is")
                        .asks("maySeeAccounts")
                        .answers(facts)
                        .by(call -> Reply.of(facts, site)),
                Operation.get("/settings", "listSettings")
                        .says("The settings that are in force")
                        .asks("mayDoAll")
                        .lists(SETTING)
                        .fails(Failure.NotPermitted.class)
                        .by(call -> {
                            requireMayDoAll(call.caller());
                            return Reply.all(SETTING, site.configuration());
                        }));
    }

    private static void requireMayDoAll(Caller caller) {
        if (!Permissions.mayDoAll(caller)) {
            throw new Refused(new Failure.NotPermitted());
        }
    }
}
