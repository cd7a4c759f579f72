package muster.crosswalk;

import static muster.crosswalk.CrosswalkSite.done;
import static muster.crosswalk.CrosswalkSite.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import muster.crosswalk.Credential.Kind;
import muster.testing.Json;
import muster.testing.MusterProcess;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;

/** What was acknowledged is so after the server was killed at that very moment and started again. */
class KilledServerTest {
    /** @param gone what is gone with it; the rest goes on */
    private record Ending(String name, Way.Doing doing, Set<Credential> gone) {}

    private static final List<Ending> ENDINGS = List.of(
            new Ending("lock", (who, site) -> Ways.lockAtConnect(who, site, true), those(_ -> true)),
            new Ending("trash", Ways::trash, those(_ -> true)),
            new Ending("merge", (who, site) -> MergeWays.atArvados(who, site, false), those(_ -> true)),
            new Ending("withdraw", KilledServerTest::withdraw, those(_ -> true)),
            new Ending("end of a key", KilledServerTest::endKey, those(each -> each.kind() == Kind.KEY)),
            new Ending(
                    "log out",
                    KilledServerTest::logOut,
                    EnumSet.of(Credential.CLOUDOMATION_TOKEN, Credential.CLOUDOMATION_COOKIE)));

    private static Set<Credential> those(Predicate<Credential> condition) {
        return Arrays.stream(Credential.values())
                .filter(condition)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Credential.class)));
    }

    @Test
    void whatWasAcknowledgedIsStillSoAfterTheServerWasKilled() {
        MusterProcess process = RunningMuster.process("mail=capture", "trusted-proxies=127.0.0.1", "cluster-id=must1");
        List<String> deviations = new ArrayList<>();
        try (CrosswalkSite site = new CrosswalkSite(process.server())) {
            for (Ending ending : ENDINGS) {
                Holder holder = Holder.withPassword(site, site.active());
                ending.doing().to(holder.who(), site);
                process.kill();
                process.startAgain();
                deviations.addAll(deviations(ending, holder));
            }
        }
        assertThat(deviations).isEmpty();
    }

    private static List<String> deviations(Ending ending, Holder holder) {
        List<String> deviations = new ArrayList<>();
        for (Credential credential : holder.credentials()) {
            boolean gone = ending.gone().contains(credential);
            if (holder.works(credential) == gone) {
                deviations.add(credential + (gone ? " works after " : " is gone after ") + ending.name());
            }
        }
        return deviations;
    }

    private static void withdraw(Somebody who, CrosswalkSite site) {
        done(site.arvados().admin().send("POST", "users/" + who.uuid() + "/unsetup"));
    }

    private static void endKey(Somebody who, CrosswalkSite site) {
        String current = "api_client_authorizations/current";
        String token = Json.text(json(site.arvados().with(who.key()).get(current)), "uuid");
        done(site.arvados().with(who.key()).delete("api_client_authorizations/" + token));
    }

    private static void logOut(Somebody who, CrosswalkSite site) {
        done(site.cloudomation().with(who.kept("token")).send("POST", "auth/logout"));
    }
}
