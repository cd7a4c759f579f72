package muster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import muster.directory.WireNaming.Thing;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.NewAccount;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Username;
import muster.model.WellKnown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WireNamesTest {
    private static final WireNaming NAMING = new WireNaming(
            "lab",
            "user",
            Thing.ACCOUNT,
            identifiers -> identifiers.secret(20),
            Map.of(WellKnown.SYSTEM.toString(), "system"));

    private final TestDirectory site = new TestDirectory();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void whoWasThereBeforeADoorNeededNamesGetsOne() {
        List<AccountId> people = new ArrayList<>();
        people.add(site.first().id());
        for (int i = 0; i < 1_200; i++) {
            people.add(invited(i).id());
        }
        WireNames names = new WireNames(site.transactions, List.of(NAMING));
        names.complete();
        assertThat(names.ofAccounts("lab", "user", people)).hasSize(people.size());
        assertThat(names.ofAccounts("lab", "user", List.of(WellKnown.SYSTEM)))
                .containsEntry(WellKnown.SYSTEM, "system");
    }

    private Account invited(int number) {
        return site.directory
                .admissions()
                .create(
                        TestDirectory.HOST,
                        new NewAccount(
                                AccountKind.PERSON,
                                Username.parse("p" + number),
                                null,
                                Profile.EMPTY,
                                Rank.VIEWER,
                                null,
                                new NewAccount.Start.Invited(),
                                AddressRule.MAY_BE_SHARED));
    }
}
