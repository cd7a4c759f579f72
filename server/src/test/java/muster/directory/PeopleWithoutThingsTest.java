package muster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Grant.Level;
import muster.model.GrantObject.OnAccount;
import muster.model.GrantObject.OnGroup;
import muster.model.GrantObject.OnHolding;
import muster.model.GroupId;
import muster.model.HoldingId;
import muster.model.Party.OfAccount;
import muster.model.Party.OfGroup;
import muster.model.Policy;
import muster.model.Rank;
import muster.model.SecretDigest;
import muster.model.WellKnown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However many things people share with somebody: who sees whom is told without a look at any. */
class PeopleWithoutThingsTest {
    private final TestDirectory site = new TestDirectory();
    private final RightsGraph graph = new RightsGraph(site);
    private final People people = new People(
            new Transactions(new WithoutThings(site.store), site.transactions.identifiers(), site.transactions.clock()),
            Policy.DEFAULT);
    private Account ada;
    private AccountId hidden;
    private Caller asBen;

    /** A store in which whoever asks for things fails. */
    private record WithoutThings(Store store) implements Store {

        @Override
        public <T> T read(Function<Reading, T> work) {
            return store.read(reading -> work.apply(withoutThings(reading)));
        }

        private static Reading withoutThings(Reading reading) {
            return (Reading) Proxy.newProxyInstance(
                    Reading.class.getClassLoader(), new Class<?>[] {Reading.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("holdings")) {
                            throw new AssertionError("Somebody looks at things");
                        }
                        try {
                            return method.invoke(reading, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        @Override
        public <T> T write(Function<Writing, T> work) {
            return store.write(work);
        }

        @Override
        public Optional<KeyHolder> holderOf(SecretDigest digest) {
            return store.holderOf(digest);
        }

        @Override
        public long changes() {
            return store.changes();
        }

        @Override
        public void ping() {
            store.ping();
        }

        @Override
        public void close() {
            store.close();
        }
    }

    @BeforeEach
    void setUp() {
        site.first();
        ada = site.create("ada", Rank.VIEWER);
        Account ben = site.create("ben", Rank.VIEWER);
        asBen = site.as(ben);
        hidden = site.create("hidden", Rank.VIEWER).id();
        graph.amongAll(hidden, false, false);
        HoldingId shared = graph.thing(ada.id(), null);
        graph.thing(ada.id(), shared);
        graph.grant(new OfGroup(WellKnown.ALL_USERS), new OnHolding(shared), Level.MANAGE);
        GroupId group = graph.group("group", null);
        graph.grant(new OfAccount(ben.id()), new OnGroup(group), Level.WRITE);
        graph.grant(new OfGroup(group), new OnAccount(hidden), Level.MANAGE);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void somebodyIsFound() {
        assertThat(people.find(asBen, ada.id()).level()).isEqualTo(Level.READ);
        assertThat(people.find(asBen, hidden).level()).isEqualTo(Level.WRITE);
    }

    @Test
    void peopleAreListed() {
        var listing = people.list(asBen, Condition.EVERYTHING, List.of(), 0, 100, true);

        assertThat(listing.total()).isEqualTo(4);
        assertThat(listing.people())
                .filteredOn(sight -> sight.account().id().equals(hidden))
                .extracting(People.Sight::level)
                .containsExactly(Level.WRITE);
    }
}
