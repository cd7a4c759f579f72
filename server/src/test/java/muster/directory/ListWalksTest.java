package muster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import muster.model.AccountId;
import org.junit.jupiter.api.Test;

class ListWalksTest {
    private static final List<AccountQuery.Order> BY_NAME = AccountQuery.byName(true);

    private static AccountQuery query(Condition condition) {
        return new AccountQuery(condition, BY_NAME);
    }

    private static Condition.HasAnyId ids(List<Integer> numbers) {
        Set<AccountId> ids = new LinkedHashSet<>();
        numbers.forEach(number -> ids.add(new AccountId(new UUID(7, number))));
        return new Condition.HasAnyId(ids);
    }

    @Test
    void aQueryIsTheSameInWhateverOrderItNamesIds() {
        List<Integer> numbers = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            numbers.add(number);
        }
        Condition forwards = new Condition.AllOf(List.of(new Condition.MayAct(), ids(numbers)));
        Collections.reverse(numbers);
        Condition backwards = new Condition.AllOf(List.of(new Condition.MayAct(), ids(numbers)));

        assertThat(QueryDigest.of(query(forwards)))
                .isEqualTo(QueryDigest.of(query(backwards)))
                .hasSize(64);
    }

    @Test
    void queriesThatDifferAnywhereAreToldApart() {
        Condition one = ids(List.of(1));
        Condition two = ids(List.of(1, 2));
        List<AccountQuery> queries = List.of(
                query(one),
                query(two),
                query(new Condition.Not(one)),
                query(new Condition.AllOf(List.of(one, two))),
                query(new Condition.AnyOf(List.of(one, two))),
                query(new Condition.AnyOf(List.of(two, one))),
                query(new Condition.AnyOf(List.of(new Condition.AnyOf(List.of(two)), one))),
                query(new Condition.AnyOf(List.of(new Condition.AnyOf(List.of(two, one))))),
                query(new Condition.HasExternalSubject("a")),
                query(new Condition.HasExternalSubject("b")),
                new AccountQuery(one, AccountQuery.byName(false)),
                new AccountQuery(one, BY_NAME, AccountQuery.Who.LISTED_AND_SHADOWS));

        assertThat(queries.stream().map(QueryDigest::of)).doesNotHaveDuplicates();
    }

    @Test
    void whereAPageEndedIsKnownToWhoReadItWithThatQueryAlone() {
        TestDirectory site = new TestDirectory();
        try (site) {
            ListWalks walks = new ListWalks(site.transactions.clock());
            PageMark mark = new PageMark(List.of("end"));
            walks.remember(TestDirectory.HOST, query(ids(List.of(1, 2))), 0, page(site, mark));

            assertThat(walks.start(TestDirectory.HOST, query(ids(List.of(2, 1))), 1))
                    .isEqualTo(new PageStart.After(mark));
            assertThat(walks.start(TestDirectory.HOST, query(ids(List.of(1))), 1))
                    .isEqualTo(new PageStart.Skipping(1));
        }
    }

    private static AccountPage page(TestDirectory site, PageMark end) {
        var entry = site.store.read(reading ->
                reading.accounts().findEntry(muster.model.WellKnown.SYSTEM).orElseThrow());
        return new AccountPage(List.of(entry), Optional.of(end));
    }
}
