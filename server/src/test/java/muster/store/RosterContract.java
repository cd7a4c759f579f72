package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.failureOf;
import static muster.store.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import muster.directory.PageMark;
import muster.directory.RosterQuery;
import muster.directory.RosterQuery.LastSeen;
import muster.directory.RosterQuery.Sort;
import muster.directory.RosterReader.Found;
import muster.directory.RosterReader.Matches;
import muster.directory.RosterSearch;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.AccountState;
import muster.model.Failure;
import muster.model.Rank;
import org.junit.jupiter.api.Test;

/** Every search finds what a look at each account finds, in the same order, however its pages are found. */
interface RosterContract extends WithStore {
    Duration PATIENCE = Duration.ofSeconds(20);
    /** Everything is walked, three accounts at a time. */
    RosterBounds NARROW = new RosterBounds(0, 3, 2);

    private static Database database(DatabaseSettings settings) {
        return switch (settings) {
            case DatabaseSettings.Sqlite sqlite -> new SqliteDatabase(sqlite.file(), sqlite.readers());
            case DatabaseSettings.Postgres postgres -> new PostgresDatabase(postgres);
        };
    }

    private static RosterSearch search(RosterQuery query, List<String> words) {
        return new RosterSearch(
                query,
                words.stream()
                        .map(word -> new RosterSearch.Word(word, word.contains("@")))
                        .toList(),
                Set.of());
    }

    private static Found page(Database database, RosterBounds bounds, RosterSearch search, PageMark after, int limit) {
        return database.read(
                handle -> new RosterRows(handle, database, bounds).search(search, after, limit, NOW, PATIENCE));
    }

    /** Page by page. */
    private static List<AccountId> walked(Database database, RosterBounds bounds, RosterSearch search, int limit) {
        List<AccountId> met = new ArrayList<>();
        Found page = page(database, bounds, search, null, limit);
        for (int pages = 0; ; pages++) {
            assertThat(page.entries()).hasSizeLessThanOrEqualTo(limit);
            assertThat(pages).isLessThan(500);
            page.entries().forEach(entry -> met.add(entry.account().id()));
            if (page.next().isEmpty()) {
                return met;
            }
            page = page(database, bounds, search, page.next().get(), limit);
        }
    }

    @Test
    default void everySearchFindsWhatALookAtEachAccountFinds() {
        RosterSample sample = RosterSample.kept(store(), 120);
        SplittableRandom chance = new SplittableRandom(7);
        int some = 0;
        try (Database database = database(settings())) {
            for (int i = 0; i < 300; i++) {
                RosterQuery query = query(chance);
                List<String> words = words(chance);
                RosterSearch search = search(query, words);
                List<AccountId> expected = sample.matching(query, words);
                assertThat(walked(database, RosterBounds.USUAL, search, 7))
                        .as("%s %s", words, query)
                        .isEqualTo(expected);
                assertThat(walked(database, NARROW, search, 7))
                        .as("walking, %s %s", words, query)
                        .isEqualTo(expected);
                assertThat(page(database, RosterBounds.USUAL, search, null, 1).matches())
                        .as("%s %s", words, query)
                        .isEqualTo(new Matches(expected.size(), true));
                some += expected.isEmpty() ? 0 : 1;
            }
        }
        assertThat(some).isGreaterThan(100);
    }

    private static List<String> words(SplittableRandom chance) {
        List<String> all =
                List.of("a", "ad", "ada", "ok", "be", "van", "ber", "li", "o'", "ada.", "ada@", "x", "z", "zö", "u1");
        List<String> chosen = new ArrayList<>();
        for (int count = chance.nextInt(4) - 1; count > 0; count--) {
            String word = all.get(chance.nextInt(all.size()));
            if (!chosen.contains(word)) {
                chosen.add(word);
            }
        }
        return chosen;
    }

    private static RosterQuery query(SplittableRandom chance) {
        RosterQuery query = RosterQuery.EVERYBODY.sortedBy(
                Sort.values()[chance.nextInt(Sort.values().length)], chance.nextBoolean());
        if (chance.nextInt(3) == 0) {
            query = query.withStates(some(AccountState.class, chance));
        }
        if (chance.nextInt(4) == 0) {
            query = query.withRanks(some(Rank.class, chance));
        }
        if (chance.nextInt(4) == 0) {
            query = query.withKinds(some(AccountKind.class, chance));
        }
        if (chance.nextInt(5) == 0) {
            query = query.inGroup(RosterSample.GROUP);
        }
        if (chance.nextInt(5) == 0) {
            query = query.atDoor("near");
        }
        return switch (chance.nextInt(8)) {
            case 0 -> query.seen(new LastSeen.Since(NOW.minus(Duration.ofDays(10))));
            case 1 -> query.seen(new LastSeen.Before(NOW.minus(Duration.ofDays(10))));
            case 2 -> query.seen(new LastSeen.Never());
            default -> query;
        };
    }

    private static <E extends Enum<E>> Set<E> some(Class<E> type, SplittableRandom chance) {
        EnumSet<E> chosen = EnumSet.allOf(type);
        chosen.removeIf(_ -> chance.nextInt(3) > 0);
        return chosen;
    }

    @Test
    default void whatFitsMoreThanAThousandIsCountedNoFurther() {
        Samples.write(store(), w -> {
            for (int number = 1; number <= 1_001; number++) {
                w.accounts().add(Samples.named(number, "Ann", number == 1_001 ? "Other" : "Lee"));
            }
        });
        assertThat(counted(RosterQuery.EVERYBODY, List.of())).isEqualTo(new Matches(1_000, false));
        assertThat(counted(RosterQuery.EVERYBODY, List.of("an"))).isEqualTo(new Matches(1_000, false));
        assertThat(counted(RosterQuery.EVERYBODY, List.of("lee"))).isEqualTo(new Matches(1_000, true));
        assertThat(counted(RosterQuery.EVERYBODY, List.of("lee", "ann"))).isEqualTo(new Matches(1_000, true));
    }

    private Matches counted(RosterQuery query, List<String> words) {
        return store().read(r ->
                r.roster().search(search(query, words), null, 1, NOW, PATIENCE).matches());
    }

    @Test
    default void wholeIdFindsItsAccountAlsoInTrash() {
        RosterSample sample = RosterSample.kept(store(), 30);
        AccountId trashed = sample.first(AccountState.TRASHED);
        RosterSearch search = new RosterSearch(RosterQuery.EVERYBODY, List.of(), Set.of(trashed));
        Found found = store().read(r -> r.roster().search(search, null, 5, NOW, PATIENCE));
        assertThat(found.entries())
                .extracting(AccountEntry::account)
                .extracting("id")
                .containsExactly(trashed);
        assertThat(found.matches()).isEqualTo(new Matches(1, true));
    }

    @Test
    default void changedNamesAreFoundByTheirNewWordsAlone() {
        Samples.add(store(), Samples.named(1, "Ada", "van der Berg"));
        assertThat(found("berg")).containsExactly(id(1));
        Samples.write(store(), w -> {
            var before = w.accounts().find(id(1)).orElseThrow();
            w.accounts().save(Samples.renamed(before, "Ada", "van Loon"));
        });
        assertThat(found("berg")).isEmpty();
        assertThat(found("loon")).containsExactly(id(1));
    }

    private List<AccountId> found(String word) {
        return store()
                .read(r -> r.roster().search(search(RosterQuery.EVERYBODY, List.of(word)), null, 5, NOW, PATIENCE))
                .entries()
                .stream()
                .map(entry -> entry.account().id())
                .toList();
    }

    @Test
    default void searchThatTakesTooLongIsRefusedAndTheNextOneIsNot() {
        Samples.write(store(), w -> {
            for (int number = 1; number <= 3_000; number++) {
                w.accounts().add(Samples.named(number, "Ann", "Lee"));
            }
        });
        RosterSearch search = search(RosterQuery.EVERYBODY.sortedBy(Sort.CREATED, true), List.of("an", "le"));
        assertThat(failureOf(() -> store().read(r -> r.roster().search(search, null, 50, NOW, Duration.ZERO))))
                .isInstanceOf(Failure.SearchTooLong.class);
        assertThat(store().read(r -> r.roster().search(search, null, 50, NOW, PATIENCE))
                        .entries())
                .hasSize(50);
    }

    @Test
    default void markOfAnotherOrderIsRefused() {
        RosterSearch search = search(RosterQuery.EVERYBODY.sortedBy(Sort.CREATED, true), List.of());
        for (List<String> values : List.of(
                List.of("soon", id(1).toString()),
                List.of("5", "nobody"),
                List.of("5"),
                List.of("5", "6", id(1).toString()))) {
            assertThat(failureOf(
                            () -> store().read(r -> r.roster().search(search, new PageMark(values), 5, NOW, PATIENCE))))
                    .isInstanceOf(Failure.Malformed.class);
        }
    }
}
