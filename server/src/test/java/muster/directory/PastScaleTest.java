package muster.directory;

import static muster.directory.TestDirectory.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Actor;
import muster.model.AddressRule;
import muster.model.Event;
import muster.model.EventId;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Origin;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The past of a directory in which a lot has happened since. */
class PastScaleTest {
    private static final int MANY = 100_500;
    private static final int AT_ONCE = 1_500;

    private final TestDirectory site = new TestDirectory();
    private final Past past = site.directory.past();
    private Account ada;
    private Group chemists;
    private Instant then;

    @BeforeEach
    void setUp() {
        ada = site.create("ada", Rank.MANAGER);
        chemists = site.directory.groups().create(HOST, GroupName.parse("Chemists"));
        site.directory.groups().addMember(HOST, chemists.id(), ada.id());
        then = site.now();
        site.pass(Duration.ofDays(1));
    }

    @AfterEach
    void close() {
        site.close();
    }

    /** Events that tell nothing of the rank of anybody, of one account after another. */
    private void much(Act act, Event.Target target, int accounts) {
        for (int done = 0; done < MANY; done += AT_ONCE) {
            int begin = done;
            site.store.write(writing -> {
                for (int number = begin; number < begin + AT_ONCE; number++) {
                    AccountId subject = accounts == 1 ? ada.id() : new AccountId(new UUID(7, number % accounts));
                    writing.events()
                            .add(new Event(
                                    new EventId(1_000_000_000L + number),
                                    site.now(),
                                    new Actor.Host(),
                                    Origin.host("r"),
                                    act,
                                    target,
                                    subject,
                                    List.of(new Event.FieldChange("locale", "de", "en"))));
                }
                return true;
            });
        }
    }

    @Test
    void aRankIsToldHoweverManyAccountsChangedSince() {
        change(Rank.VIEWER);
        much(Act.ACCOUNT_CHANGED, new Event.Target("account", "a", "a"), 10_000);
        assertThat(past.rank(HOST, Rank.MANAGER, then, null, 10).holders()).containsExactly(ada.id());
        assertThat(past.rank(HOST, Rank.MANAGER, site.now(), null, 10).holders())
                .isEmpty();
    }

    @Test
    void anAccountIsToldHoweverOftenItChangedSince() {
        change(Rank.VIEWER);
        much(Act.ACCOUNT_CHANGED, new Event.Target("account", ada.id().toString(), "ada"), 1);
        assertThat(past.account(HOST, ada.id(), then).values())
                .contains(ValueThen.told("rank", "MANAGER"), ValueThen.told("locale", "de"));
    }

    @Test
    void aGroupIsToldHoweverManyCameSince() {
        site.directory.groups().removeMember(HOST, chemists.id(), ada.id());
        much(Act.MEMBER_ADDED, new Event.Target("group", chemists.id().toString(), "Chemists"), 10_000);
        assertThat(past.group(HOST, chemists.id(), then, null, 10).members()).containsExactly(ada.id());
    }

    private void change(Rank rank) {
        site.directory
                .accounts()
                .change(
                        HOST,
                        ada.id(),
                        AccountChanges.changing().rank(_ -> rank).build(),
                        AddressRule.MAY_BE_SHARED);
    }
}
