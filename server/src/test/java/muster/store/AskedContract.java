package muster.store;

import static muster.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import muster.directory.AccountPage;
import muster.directory.AccountQuery;
import muster.directory.PageMark;
import muster.directory.PageStart;
import muster.model.AccountId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that are asked for by chance say what a look at each account says. */
interface AskedContract extends WithStore {
    int QUERIES = 60;
    int PAGE = 7;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    default void listsSayWhatALookAtEachAccountSays(long seed) {
        Random random = new Random(seed);
        List<AskedAccount> accounts = new AskedSample(random).keep(store(), settings());
        AskedQueries queries = new AskedQueries(random, accounts);
        for (int i = 0; i < QUERIES; i++) {
            AccountQuery query = queries.next();
            List<AccountId> expected = AskedModel.list(query, accounts);
            assertThat(page(query, PageStart.FIRST, 100)).as("%s", query).isEqualTo(expected);
            assertThat(store().<Long>read(r -> r.accounts().count(query, NOW)))
                    .as("%s", query)
                    .isEqualTo(expected.size());
            assertThat(walked(query)).as("%s", query).isEqualTo(expected);
            int skipped = random.nextInt(accounts.size());
            assertThat(page(query, new PageStart.Skipping(skipped), PAGE))
                    .as("%s after %s", query, skipped)
                    .isEqualTo(expected.stream().skip(skipped).limit(PAGE).toList());
        }
    }

    private List<AccountId> page(AccountQuery query, PageStart start, int limit) {
        return WithLists.idsOf(store().read(r -> r.accounts().list(query, start, limit, NOW)));
    }

    private List<AccountId> walked(AccountQuery query) {
        List<AccountId> met = new ArrayList<>();
        Optional<PageMark> end = Optional.empty();
        do {
            PageStart start = end.<PageStart>map(PageStart.After::new).orElse(PageStart.FIRST);
            AccountPage page = store().read(r -> r.accounts().list(query, start, PAGE, NOW));
            met.addAll(WithLists.idsOf(page));
            end = page.end();
        } while (end.isPresent());
        return met;
    }
}
