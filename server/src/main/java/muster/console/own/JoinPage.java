package muster.console.own;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import muster.console.page.Pages;
import muster.console.page.Problems;
import muster.console.visit.TypedName;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.AccountName;
import muster.directory.Directory;
import muster.directory.FailureLimit;
import muster.directory.FirstStep;
import muster.directory.Keys;
import muster.directory.LoginOutcome;
import muster.directory.MergeOptions;
import muster.http.Response;
import muster.http.Route;
import muster.http.Routes;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Key;
import muster.model.KeySecret;
import muster.model.MergePlan;
import muster.model.NewKey;
import muster.model.Origin;
import muster.model.Password;
import muster.model.Place;
import muster.model.Refused;
import muster.model.SecondFactorFailure;

/** {@code /account/join}: two accounts of one person become one, when that person logs in to both. */
final class JoinPage {
    private static final String PATH = "/account/join";
    private static final String CONFIRM = PATH + "/confirm";
    private static final String OTHER_STAYS = "other";

    /** What proves an account here opens no other page, and no other session proves one here. */
    private static final String DOOR = "join";

    /** How long the proof of the other account counts: long enough to read what would change. */
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final Visits visits;
    private final Directory directory;
    private final FailureLimit failures;
    private final InstantSource clock;

    JoinPage(Visits visits, Directory directory, FailureLimit failures, InstantSource clock) {
        this.visits = visits;
        this.directory = directory;
        this.failures = failures;
        this.clock = clock;
    }

    /**
     * What was typed.
     *
     * @param name of the other account
     * @param factor whether the account at the browser has a second factor
     */
    record Form(String name, boolean otherStays, boolean factor, Problems problems) {}

    /** @param here the proof of the account at the browser, which the form brings back, and {@code there} that of the other one */
    record Preview(MergePlan plan, boolean otherStays, String here, String there) {}

    void addTo(Routes routes) {
        routes.add("GET", PATH, "the own account", visits.page(visit -> form(visit, 200, "", false, Problems.none())))
                .add(Route.of("POST", PATH, "maySignIn", visits.form(this::prove))
                        .patient())
                .add("GET", CONFIRM, "the own account", visits.page(visit -> visit.goTo(PATH)))
                .add("POST", CONFIRM, "both accounts are proven", visits.form(this::join));
    }

    private Response form(Visit visit, int status, String name, boolean otherStays, Problems problems) {
        boolean factor = directory
                .secondFactors()
                .status(visit.caller(), visit.account().id())
                .on();
        Form form = new Form(name, otherStays, factor, problems);
        return Pages.page(status, (out, none) -> JtejoinGenerated.render(out, none, visit.frame(), form));
    }

    /** Whoever finds a browser open has neither the password nor the factor of the account that is signed in there. */
    private Response prove(Visit visit) {
        String name = visit.typed("name");
        boolean otherStays = visit.typed("stays").equals(OTHER_STAYS);
        String network = visit.request().remoteNetwork();
        Problems problems;
        try {
            failures.admit(network);
            AccountName own = new AccountName.ById(visit.account().id());
            Optional<String> here = proof(visit, own, "current", "current_factor");
            Optional<String> there =
                    here.isEmpty() ? Optional.empty() : proof(visit, TypedName.of(name), "password", "factor");
            if (here.isPresent() && there.isPresent()) {
                return preview(visit, here.get(), there.get(), otherStays);
            }
            failures.failed(network);
            problems = here.isEmpty()
                    ? Problems.at("current", visit.t("own.password_wrong"))
                    : Problems.inGeneral(visit.t("join.wrong"));
        } catch (Refused refused) {
            int status = refused.failure() instanceof Failure.TooMany ? 429 : 422;
            return form(visit, status, name, otherStays, Problems.inGeneral(visit.sentence(refused)));
        }
        return form(visit, 422, name, otherStays, problems);
    }

    /** The secret of a short session that opens nothing but this page, as logging in gives one; empty for a wrong password. */
    private Optional<String> proof(Visit visit, AccountName name, String passwordField, String factorField) {
        NewKey wanted = NewKey.session(DOOR, clock.instant().plus(LIFETIME));
        var logins = directory.logins();
        var origin = visit.caller().origin();
        Password password = Password.ofText(visit.typedExactly(passwordField));
        LoginOutcome outcome = switch (logins.begin(name, password, wanted, origin)) {
            case FirstStep.Ended(var ended) -> ended;
            case FirstStep.NeedsSecondFactor(var challenge) ->
                logins.finish(challenge, factor(visit, factorField), wanted, origin);
        };
        return outcome instanceof LoginOutcome.SignedIn signedIn
                ? Optional.of(signedIn.secret().reveal())
                : Optional.empty();
    }

    /** @throws Refused when there is none: nothing typed is no wrong try */
    private static String factor(Visit visit, String field) {
        String code = visit.typed(field);
        if (code.isEmpty()) {
            throw new Refused(new SecondFactorFailure.SecondFactorMissing());
        }
        return code;
    }

    private Response preview(Visit visit, String here, String there, boolean otherStays) {
        Pair pair = pair(visit, here, there, otherStays);
        MergePlan plan =
                directory.merges().plan(pair.leaving(), pair.staying(), pair.old(), pair.into(), pair.options());
        Preview preview = new Preview(plan, otherStays, here, there);
        return Pages.page(200, (out, none) -> Jtejoin_planGenerated.render(out, none, visit.frame(), preview));
    }

    private Response join(Visit visit) {
        boolean otherStays = visit.typed("stays").equals(OTHER_STAYS);
        try {
            Pair pair = pair(visit, visit.typed("here"), visit.typed("there"), otherStays);
            directory.merges().merge(pair.leaving(), pair.staying(), pair.old(), pair.into(), pair.options());
            // That of the old account has ended with it.
            directory.logins().signOut(pair.staying());
        } catch (Refused refused) {
            return form(visit, 422, "", otherStays, Problems.inGeneral(visit.sentence(refused)));
        }
        return otherStays ? visits.closed(visit, visit.done("/login", "joined")) : visit.done("/account", "joined");
    }

    /** Whoever goes and whoever stays, both proven. */
    private record Pair(Caller leaving, AccountId old, Caller staying, AccountId into) {
        static Pair of(Keys.Known leaving, Keys.Known staying) {
            return new Pair(
                    leaving.caller(),
                    leaving.account().id(),
                    staying.caller(),
                    staying.account().id());
        }

        MergeOptions options() {
            return new MergeOptions(true, true, new Place.With(into), List.of(), List.of());
        }
    }

    private Pair pair(Visit visit, String here, String there, boolean otherStays) {
        Keys.Known own = known(visit, here);
        Keys.Known other = known(visit, there);
        if (!own.account().id().equals(visit.account().id())) {
            throw new Refused(new Failure.BadCredentials());
        }
        return otherStays ? Pair.of(own, other) : Pair.of(other, own);
    }

    private Keys.Known known(Visit visit, String proof) {
        Origin at = visit.caller().origin();
        Origin page = new Origin(DOOR, at.requestId(), at.address(), at.client(), at.interactive());
        return directory.keys().identify(KeySecret.presented(proof), Set.of(Key.Purpose.SESSION), page);
    }
}
