package muster.store;

import static muster.store.SharingContract.HOST;
import static muster.store.SharingContract.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import muster.directory.Directory;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Key;
import muster.model.NewKey;
import muster.model.Origin;
import muster.model.Rank;
import org.junit.jupiter.api.Test;

/** Administrators who take each other's rank at the same time. */
interface DemotionRaceContract extends WithStore {
    int ROUNDS = 10;

    @Test
    default void ofTwoWhoDemoteEachOtherOneIsAnAdministratorNoMore() {
        Directory directory = SharingContract.Site.over(store()).directory();
        for (int round = 0; round < ROUNDS; round++) {
            List<Account> both =
                    List.of(administrator(directory, "one" + round), administrator(directory, "two" + round));
            List<Caller> callers =
                    both.stream().map(account -> callerFor(directory, account)).toList();
            List<Object> outcomes = outcomes(
                    2,
                    i -> () -> directory
                            .accounts()
                            .change(
                                    callers.get(i),
                                    both.get(1 - i).id(),
                                    AccountChanges.ofRank(Rank.VIEWER),
                                    AddressRule.MAY_BE_SHARED));

            assertThat(Collections.frequency(outcomes, "done")).isEqualTo(1);
        }
    }

    private static Account administrator(Directory directory, String name) {
        return directory.admissions().create(HOST, SharingContract.Site.wanted(name, Rank.ADMINISTRATOR));
    }

    private static Caller callerFor(Directory directory, Account account) {
        var key = directory.keys().create(HOST, account.id(), NewKey.forPrograms("test", null, null));
        return directory
                .keys()
                .identify(key.secret(), Set.of(Key.Purpose.API_KEY), new Origin("test", "request", "127.0.0.1", null))
                .caller();
    }
}
