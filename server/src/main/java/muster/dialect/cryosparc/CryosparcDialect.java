package muster.dialect.cryosparc;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import muster.dialect.Dialect;
import muster.directory.Directory;
import muster.directory.DoorSettings;
import muster.directory.FailureLimit;
import muster.directory.Portrayal;
import muster.directory.SignIns;
import muster.http.Mount;
import muster.model.Policy;

/** The CryoSPARC door: everything under {@code /api/cmd}, which clients put behind the address that people know. */
public final class CryosparcDialect implements Dialect {
    private static final String PREFIX = "/api/cmd";

    private final List<Mount> mounts;
    private final Portrayal portrayal;
    private final DoorSettings accountSettings;

    /**
     * @param policy the one that the directory goes by
     * @param failures counts failed sign-ins of all doors
     */
    public CryosparcDialect(
            Directory directory,
            Policy policy,
            CryosparcSettings settings,
            InstantSource clock,
            FailureLimit failures) {
        accountSettings = new CryosparcAccountSettings(directory.documents());
        var ids = new UserIds(directory.accounts(), directory.names());
        portrayal = new CryosparcPortrayal(
                ids, new SignIns(directory.credentials(), directory.secondFactors(), CryosparcTokens.DOOR, clock));
        var routes = new FunctionRoutes(new CryosparcTokens(directory.keys()));
        Functions functions = Functions.of(resources(directory, ids, policy, settings, clock, failures));
        mounts = List.of(
                Mount.of(CryosparcTokens.DOOR, PREFIX, routes.of(functions, settings.version()), new CryosparcErrors())
                        .withHeadFromGet()
                        // An address typed with a slash at its end gives two; a user id left out gives one too many.
                        .withRunsOfSlashes()
                        .withoutTrailingSlash());
    }

    private static List<Resource> resources(
            Directory directory,
            UserIds ids,
            Policy policy,
            CryosparcSettings settings,
            InstantSource clock,
            FailureLimit failures) {
        var pages = new UserPages(ids, directory.codeTable(), directory.credentials(), directory.lanes());
        var json = new UserJson(directory.accounts(), directory.documents(), directory.ownAnswers(), pages);
        return List.of(
                new CryosparcServer(directory.site(), settings),
                new CryosparcSignIn(directory.logins(), failures, clock),
                new CryosparcUsers(directory.accounts(), directory.trash(), ids, json, policy.defaultRank()),
                new CryosparcRegistration(
                        directory.admissions(),
                        directory.codes(),
                        directory.passwords(),
                        failures,
                        ids,
                        json,
                        policy.defaultRank()),
                new CryosparcLanes(directory.lanes(), directory.accounts(), ids, json),
                new StateVariables(directory.documents(), ids, json),
                new FileBrowsers(directory.documents(), ids, json));
    }

    @Override
    public String name() {
        return CryosparcTokens.DOOR;
    }

    @Override
    public List<Mount> mounts() {
        return mounts;
    }

    @Override
    public Optional<Portrayal> portrayal() {
        return Optional.of(portrayal);
    }

    @Override
    public Optional<DoorSettings> settings() {
        return Optional.of(accountSettings);
    }
}
