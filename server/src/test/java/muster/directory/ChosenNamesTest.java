package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static muster.directory.TestDirectory.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.model.Account;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Failure;
import muster.model.NewAccount;
import muster.model.Profile;
import muster.model.UsernameRule;
import muster.model.WireName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChosenNamesTest {
    private final TestDirectory site = new TestDirectory();
    private final WireNames names = site.directory.names();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void anAccountIsFoundUnderEveryNameThatWasChosenForIt() {
        site.first();
        Account made = site.directory
                .admissions()
                .create(HOST, named(new WireName("door", "badge", "b-1"), new WireName("door", "locker", "l-1")));

        assertThat(names.account("door", "badge", "b-1")).contains(made.id());
        assertThat(names.account("door", "locker", "l-1")).contains(made.id());
        assertThat(names.account("door", "badge", "l-1")).isEmpty();
    }

    @Test
    void aNameThatSomebodyHasMakesNoAccountAtAll() {
        site.first();
        site.directory.admissions().create(HOST, named(new WireName("door", "badge", "b-1")));

        assertRefused(
                Failure.WireNameTaken.class,
                () -> site.directory
                        .admissions()
                        .create(
                                HOST,
                                named(new WireName("door", "locker", "l-2"), new WireName("door", "badge", "b-1"))));
        assertThat(names.account("door", "locker", "l-2")).isEmpty();
    }

    private static NewAccount named(WireName... chosen) {
        return new NewAccount(
                AccountKind.PERSON,
                null,
                null,
                Profile.EMPTY,
                null,
                null,
                new NewAccount.Start.Invited(),
                AddressRule.MAY_BE_SHARED,
                UsernameRule.MUST_BE_FREE,
                null,
                List.of(chosen));
    }
}
