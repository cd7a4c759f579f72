package muster.directory;

import static muster.directory.TestDirectory.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import muster.model.Account;
import muster.model.Caller;
import muster.model.Grant;
import muster.model.GrantId;
import muster.model.GrantObject;
import muster.model.Party;
import muster.model.Rank;
import muster.model.WellKnown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WritersTest {
    private static final Surroundings.Words WORDS = new Surroundings.Words("far", "person", "circle");

    private final TestDirectory site = new TestDirectory();
    private final People people = site.directory.people();
    private long number = 1_000;

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void whoeverMayWriteAnAccountIsToldInTheOrderOfGiving() {
        Caller administrator = site.as(site.first());
        Account written = site.create("written", Rank.VIEWER);
        Account other = site.create("other", Rank.VIEWER);
        Account first = site.create("a", Rank.VIEWER);
        Account second = site.create("b", Rank.VIEWER);
        give(second, Grant.Level.MANAGE, written);
        give(first, Grant.Level.WRITE, written);
        give(other, Grant.Level.READ, written);

        List<People.Sight> sights =
                List.of(people.find(administrator, written.id()), people.find(administrator, other.id()));

        assertThat(people.surroundings(administrator, sights, WORDS).writers())
                .isEqualTo(Map.of(
                        written.id(), List.of(new Party.OfAccount(second.id()), new Party.OfAccount(first.id()))));
    }

    @Test
    void rightGivenAMomentAgoIsToldAtOnce() {
        Caller administrator = site.as(site.first());
        Account written = site.create("written", Rank.VIEWER);
        Account writer = site.create("writer", Rank.VIEWER);
        List<People.Sight> sights = List.of(people.find(administrator, written.id()));
        assertThat(people.surroundings(administrator, sights, WORDS).writers()).isEmpty();

        give(writer, Grant.Level.WRITE, written);

        assertThat(people.surroundings(administrator, sights, WORDS).writers())
                .isEqualTo(Map.of(written.id(), List.of(new Party.OfAccount(writer.id()))));
    }

    @Test
    void whoSeesAnAccountInPartIsNotToldWhoWritesIt() {
        site.first();
        Account written = site.create("written", Rank.VIEWER);
        Account writer = site.create("writer", Rank.VIEWER);
        give(writer, Grant.Level.WRITE, written);

        People.Sight partly = people.find(site.as(writer), written.id());

        assertThat(partly.whole()).isFalse();
        assertThat(partly.level()).isEqualTo(Grant.Level.WRITE);
        assertThat(people.surroundings(site.as(writer), List.of(partly), WORDS).writers())
                .isEmpty();
    }

    @Test
    void theDirectoryItselfIsKnownToEverybody() {
        site.first();
        Caller viewer = site.as(site.create("viewer", Rank.VIEWER));

        People.Sight itself = people.itself(viewer);

        assertThat(itself.account().id()).isEqualTo(WellKnown.SYSTEM);
        assertThat(itself.level()).isEqualTo(Grant.Level.READ);
        assertThat(people.itself(HOST).level()).isEqualTo(Grant.Level.MANAGE);
    }

    private void give(Account to, Grant.Level level, Account on) {
        number++;
        site.store.write(writing -> writing.grants()
                .add(Grant.right(
                        new GrantId(number),
                        new Party.OfAccount(to.id()),
                        new GrantObject.OnAccount(on.id()),
                        level,
                        site.now(),
                        null)));
    }
}
