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
import muster.directory.Directory;
import muster.directory.FailureLimit;
import muster.directory.FirstStep;
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
import muster.model.Password;
import muster.model.Place;
import muster.model.Refused;
import muster.model.SecondFactorFailure;

/** {@code /account/join}: two accounts of one person become one, when that person logs in to both. */
final class JoinPage {
    private static final String PATH = "/account/join";
    private static final String CONFIRM = PATH + "/confirm";
    private static final String OTHER_STAYS = "other";

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

    /** @param name what was typed for the other account */
    record Form(String name, boolean otherStays, Problems problems) {}

    /** @param proof the secret of a short session of the other account, which the form brings back */
    record Preview(MergePlan plan, boolean otherStays, String proof) {}

    void addTo(Routes routes) {
        routes.add("GET", PATH, "the own account", visits.page(visit -> form(visit, 200, "", false, Problems.none())))
                .add(Route.of("POST", PATH, "maySignIn", visits.form(this::prove))
                        .patient())
                .add("GET", CONFIRM, "the own account", visits.page(visit -> visit.goTo(PATH)))
                .add("POST", CONFIRM, "both accounts are proven", visits.form(this::join));
    }

    private static Response form(Visit visit, int status, String name, boolean otherStays, Problems problems) {
        Form form = new Form(name, otherStays, problems);
        return Pages.page(status, (out, none) -> JtejoinGenerated.render(out, none, visit.frame(), form));
    }

    private Response prove(Visit visit) {
        String name = visit.typed("name");
        boolean otherStays = visit.typed("stays").equals(OTHER_STAYS);
        String network = visit.request().remoteNetwork();
        try {
            failures.admit(network);
            Optional<LoginOutcome.SignedIn> other = signedIn(visit, name);
            if (other.isPresent()) {
                return preview(visit, other.get().secret().reveal(), otherStays);
            }
            failures.failed(network);
        } catch (Refused refused) {
            int status = refused.failure() instanceof Failure.TooMany ? 429 : 422;
            return form(visit, status, name, otherStays, Problems.inGeneral(visit.sentence(refused)));
        }
        return form(visit, 422, name, otherStays, Problems.inGeneral(visit.t("join.wrong")));
    }

    /** A short session of the other account, as logging in there gives one. */
    private Optional<LoginOutcome.SignedIn> signedIn(Visit visit, String name) {
        NewKey wanted = NewKey.session(Visits.DOOR, clock.instant().plus(LIFETIME));
        var logins = directory.logins();
        var origin = visit.caller().origin();
        Password password = Password.ofText(visit.typedExactly("password"));
        LoginOutcome outcome = switch (logins.begin(TypedName.of(name), password, wanted, origin)) {
            case FirstStep.Ended(var ended) -> ended;
            case FirstStep.NeedsSecondFactor(var challenge) -> logins.finish(challenge, factor(visit), wanted, origin);
        };
        return outcome instanceof LoginOutcome.SignedIn signedIn ? Optional.of(signedIn) : Optional.empty();
    }

    /** @throws Refused when there is none: nothing typed is no wrong try */
    private static String factor(Visit visit) {
        String code = visit.typed("factor");
        if (code.isEmpty()) {
            throw new Refused(new SecondFactorFailure.SecondFactorMissing());
        }
        return code;
    }

    private Response preview(Visit visit, String proof, boolean otherStays) {
        Pair pair = pair(visit, proof, otherStays);
        MergePlan plan =
                directory.merges().plan(pair.leaving(), pair.staying(), pair.old(), pair.into(), pair.options());
        Preview preview = new Preview(plan, otherStays, proof);
        return Pages.page(200, (out, none) -> Jtejoin_planGenerated.render(out, none, visit.frame(), preview));
    }

    private Response join(Visit visit) {
        boolean otherStays = visit.typed("stays").equals(OTHER_STAYS);
        try {
            Pair pair = pair(visit, visit.typed("proof"), otherStays);
            directory.merges().merge(pair.leaving(), pair.staying(), pair.old(), pair.into(), pair.options());
            if (otherStays) {
                // Otherwise the proof has ended with its account.
                directory.logins().signOut(pair.staying());
            }
        } catch (Refused refused) {
            return form(visit, 422, "", otherStays, Problems.inGeneral(visit.sentence(refused)));
        }
        return otherStays ? visits.closed(visit, visit.done("/login", "joined")) : visit.done("/account", "joined");
    }

    /** Whoever goes and whoever stays, both proven. */
    private record Pair(Caller leaving, AccountId old, Caller staying, AccountId into) {
        MergeOptions options() {
            return new MergeOptions(true, true, new Place.With(into), List.of(), List.of());
        }
    }

    private Pair pair(Visit visit, String proof, boolean otherStays) {
        var other = directory
                .keys()
                .identify(
                        KeySecret.presented(proof),
                        Set.of(Key.Purpose.SESSION),
                        visit.caller().origin());
        AccountId here = visit.account().id();
        AccountId there = other.account().id();
        return otherStays
                ? new Pair(visit.caller(), here, other.caller(), there)
                : new Pair(other.caller(), there, visit.caller(), here);
    }
}
