package muster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Grant.Level;
import muster.model.GrantObject;
import muster.model.GrantObject.OnAccount;
import muster.model.GrantObject.OnGroup;
import muster.model.GrantObject.OnHolding;
import muster.model.GroupId;
import muster.model.HoldingId;
import muster.model.Party;
import muster.model.Rank;
import muster.model.WellKnown;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever looks from a thing upwards finds what whoever looks from somebody on finds, in directories made at random. */
class ReachAndSpanTest {
    private static final int ROUNDS = 12;

    /** A directory with some people, groups, things, and rights among them. */
    private static final class Some implements AutoCloseable {
        private final Random random;
        private final TestDirectory site = new TestDirectory();
        private final RightsGraph graph = new RightsGraph(site);
        private final List<AccountId> people = new ArrayList<>();
        private final List<GroupId> groups = new ArrayList<>(List.of(WellKnown.ALL_USERS));
        private final List<HoldingId> things = new ArrayList<>();

        Some(long seed) {
            random = new Random(seed);
            site.first();
            for (int number = 0; number < 6; number++) {
                AccountId person = site.create("person" + number, Rank.VIEWER).id();
                graph.amongAll(person, random.nextInt(3) == 0, random.nextInt(3) == 0);
                people.add(person);
            }
            for (int number = 0; number < 6; number++) {
                groups.add(graph.group("group " + number, random.nextInt(3) == 0 ? any(people) : null));
            }
            for (AccountId person : people) {
                @Nullable HoldingId container = null;
                for (int depth = random.nextInt(4); depth > 0; depth--) {
                    container = graph.thing(person, container);
                    things.add(container);
                }
            }
            for (int number = 0; number < 24; number++) {
                addRight();
            }
        }

        private <T> T any(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }

        private void addRight() {
            Party party = random.nextBoolean() ? new Party.OfAccount(any(people)) : new Party.OfGroup(any(groups));
            GrantObject object = switch (random.nextInt(things.isEmpty() ? 2 : 3)) {
                case 0 -> new OnAccount(any(people));
                case 1 -> new OnGroup(any(groups));
                default -> new OnHolding(any(things));
            };
            boolean fact = Facts.isFact(party, object, "");
            boolean there = site.store.read(
                    reading -> reading.grants().find(party, object).isPresent());
            if (!fact && !there) {
                graph.grant(party, object, random.nextInt(3) == 0 ? any(List.of(Level.values())) : Level.MANAGE);
            }
        }

        Stream<GrantObject> objects() {
            Stream<GrantObject> accounts = people.stream().map(OnAccount::new);
            Stream<GrantObject> others = groups.stream().map(OnGroup::new);
            return Stream.of(accounts, others, things.stream().<GrantObject>map(OnHolding::new))
                    .flatMap(each -> each);
        }

        @Override
        public void close() {
            site.close();
        }
    }

    /** @param few how many managed accounts are looked up beforehand: none, or as many as there are */
    @ParameterizedTest
    @ValueSource(ints = {0, 100})
    void bothFindTheSameLevels(int few) {
        int found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try (Some some = new Some(round)) {
                for (AccountId person : some.people) {
                    found += compared(some, person, few, round);
                }
            }
        }
        assertThat(found).isGreaterThan(ROUNDS * 20);
    }

    /** @return to how much there was a way */
    private static int compared(Some some, AccountId person, int few, int round) {
        return some.site.store.read(reading -> {
            Account self = reading.accounts().find(person).orElseThrow();
            Span span = Span.of(reading, self, Span.Extent.EVERYTHING, Level.READ);
            Reach reach = Reach.of(reading, self, few, 1_000);
            some.objects().forEach(object -> {
                Optional<Level> expected = span.on(object);
                assertThat(reach.granted(object))
                        .as("Round %d: %s to %s", round, person, object)
                        .isEqualTo(expected);
            });
            return span.objects(Level.READ).size();
        });
    }
}
