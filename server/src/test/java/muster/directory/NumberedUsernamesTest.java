package muster.directory;

import static muster.directory.TestDirectory.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Life;
import muster.model.NewAccount;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Stamps;
import muster.model.Username;
import muster.model.UsernameRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NumberedUsernamesTest {
    private final TestDirectory site = new TestDirectory();

    @BeforeEach
    void setUp() {
        site.first();
    }

    @AfterEach
    void close() {
        site.close();
    }

    private String create(String username) {
        NewAccount wanted = new NewAccount(
                AccountKind.PERSON,
                Username.parse(username),
                null,
                Profile.EMPTY,
                null,
                null,
                new NewAccount.Start.Invited(),
                AddressRule.MAY_BE_SHARED,
                UsernameRule.NUMBERED_WHEN_TAKEN,
                null,
                List.of());
        return site.directory.admissions().create(HOST, wanted).username().value();
    }

    private void take(IntStream numbers, String base) {
        site.store.write(writing -> {
            numbers.forEach(number -> writing.accounts().add(named(number, base + number)));
            return base;
        });
    }

    private Account named(int number, String name) {
        return new Account(
                new AccountId(new UUID(9, number)),
                1,
                AccountKind.PERSON,
                Username.parse(name),
                List.of(),
                null,
                Profile.EMPTY,
                Rank.VIEWER,
                Life.INVITED,
                Stamps.createdAt(site.now(), null));
    }

    @Test
    void theLowestFreeNumberIsTaken() {
        assertThat(create("u")).isEqualTo("u");
        take(IntStream.of(2, 3, 5), "U");

        assertThat(create("u")).isEqualTo("u4");
        assertThat(create("u")).isEqualTo("u6");
    }

    @Test
    void namesThatGoOnWithZerosAreNotInTheWay() {
        create("u");
        take(IntStream.rangeClosed(2, 9), "u0");

        assertThat(create("u")).isEqualTo("u2");
    }

    @Test
    void farUpSomeFreeNumberIsTaken() {
        create("u");
        take(IntStream.rangeClosed(2, 2_500), "u");

        assertThat(create("u")).isEqualTo("u2501");
    }

    @Test
    void manyNamesTooLongForTheIndexGetOneNumberEach() {
        String name = "n".repeat(100);
        for (int number = 2; number <= 14; number++) {
            create(name);
        }

        assertThat(create(name)).isEqualTo(name + "14");
    }

    @Test
    void aNameWithRoomForOneDigitGetsOne() {
        String name = "n".repeat(254);

        assertThat(create(name)).isEqualTo(name);
        assertThat(create(name)).isEqualTo(name + "2");
    }
}
