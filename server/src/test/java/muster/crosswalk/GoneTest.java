package muster.crosswalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import muster.testing.CryosparcDoor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever ends an account, through whichever door, is true of each of its credentials on the next request. */
class GoneTest {
    private static final int AT_ONCE = 3;
    private static final CrosswalkSite SITE = new CrosswalkSite();
    private static final Walks WALKS = new Walks(AT_ONCE);

    @AfterAll
    static void close() {
        WALKS.close();
        SITE.close();
    }

    @TestFactory
    Stream<DynamicTest> whatEndsAnAccountEndsWhatItShouldAndNothingElse() {
        return Endings.ALL.stream().map(ending -> WALKS.begun(ending.name(), () -> walk(ending))).toList().stream();
    }

    /** A right that was taken away is gone on the next request, at each door that asks for it. */
    @TestFactory
    Stream<DynamicTest> whoseRankIsLoweredHasItsRightsNoMoreOnTheNextRequest() {
        Act lowering = Crosswalk.act("Take administration away");
        return Stream.of(Column.values())
                .map(column -> dynamicTest(column.title(), () -> {
                    Somebody ada = lowering.before().apply(SITE);
                    assertThat(administrations(ada)).containsOnly(200);
                    lowering.ways().get(column).doing().to(ada, SITE);
                    assertThat(administrations(ada)).containsOnly(403);
                }));
    }

    /** What is answered to whoever holds the key, where administrators alone may ask. */
    private static List<Integer> administrations(Somebody ada) {
        return List.of(
                SITE.connect().with(ada.key()).get("v1/audit_logs").status(),
                SITE.arvados()
                        .with(ada.key())
                        .get("virtual_machines/get_all_logins")
                        .status(),
                new CryosparcDoor(SITE.server()).with(ada.key()).get("users").status(),
                OwnApi.with(SITE, ada.key()).get("settings").status(),
                SITE.cloudomation().with(ada.key()).get("user?download=export").status());
    }

    private static void walk(Ending ending) {
        List<String> deviations = new ArrayList<>();
        deviations.addAll(walk(ending, Holder.withFactor(SITE, SITE.active())));
        if (ending.whom() != Ending.Whom.WHO_HAS_A_FACTOR) {
            deviations.addAll(walk(ending, Holder.withPassword(SITE, SITE.active())));
        }
        if (ending.whom() == Ending.Whom.EVERYBODY) {
            deviations.addAll(walk(ending, Holder.invited(SITE, ComingActs.invited(SITE))));
            deviations.addAll(walk(ending, Holder.invitedByMail(SITE, ComingActs.invited(SITE))));
        }
        assertThat(deviations).isEmpty();
    }

    private static List<String> walk(Ending ending, Holder holder) {
        List<String> deviations = new ArrayList<>();
        for (Credential credential : holder.credentials()) {
            if (isKept(credential) && !holder.works(credential)) {
                deviations.add(credential + " does not work beforehand");
            }
        }
        ending.doing().to(holder.who(), SITE);
        for (Credential credential : holder.credentials()) {
            boolean expected = ending.fates().get(credential.kind()) == Fate.GOES_ON;
            if (holder.works(credential) != expected) {
                deviations.add(credential + (expected ? " is gone" : " still works"));
            }
        }
        if (ending.back() != null) {
            ending.back().to(holder.who(), SITE);
            deviations.addAll(afterwards(ending, holder));
        }
        return deviations;
    }

    /** Whether a credential can be tried without using it up. */
    private static boolean isKept(Credential credential) {
        return credential.kind() == Credential.Kind.SESSION || credential.kind() == Credential.Kind.KEY;
    }

    private static List<String> afterwards(Ending ending, Holder holder) {
        List<String> deviations = new ArrayList<>();
        for (Credential credential : holder.credentials()) {
            Fate fate = ending.fates().get(credential.kind());
            if (fate == Fate.GOES_ON && !isKept(credential)) {
                continue;
            }
            if (holder.works(credential) != (fate != Fate.ENDS)) {
                deviations.add(credential + (fate == Fate.ENDS ? " has come back" : " has not come back"));
            }
        }
        return deviations;
    }
}
