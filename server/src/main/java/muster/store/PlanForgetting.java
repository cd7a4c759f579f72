package muster.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import muster.directory.PlanKeys;
import muster.directory.PlanProblem;
import muster.directory.PlanRow;
import muster.model.Account;
import muster.model.Failure;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Takes out of plans what they tell of somebody who is no more. */
final class PlanForgetting {
    /** A result that says why nothing was done may name somebody. */
    private static final String RESULT =
            PlanJson.ofResult(new PlanRow.Failed(PlanProblem.of(new Failure.NoSuchAccount())));

    private static final String FORGETTING = """
            update plan_row
            set name = case when subject = 'PERSON' then '' else name end, document = null, key_1 = null, key_2 = null,
                key_3 = null, result = case when failed = 1 then :result else result end
            where\s""";

    private final Handle handle;
    private final Database database;

    PlanForgetting(Handle handle, Database database) {
        this.handle = handle;
        this.database = database;
    }

    void forget(Account account) {
        forgetting("target = :target").bind("target", account.id().toString()).execute();
        String keys = Json.ofTexts(List.copyOf(keys(account)));
        for (int number = 1; number <= PlanKeys.MOST; number++) {
            forgetting("key_" + number + " in (" + database.textsOf(":keys") + ")")
                    .bind("keys", keys)
                    .execute();
        }
    }

    private Update forgetting(String whom) {
        return handle.createUpdate(FORGETTING + whom).bind("result", RESULT);
    }

    private Set<String> keys(Account account) {
        Set<String> keys = new HashSet<>();
        PlanKeys.of(account).forEach(key -> keys.add(IndexKey.of(key)));
        handle.createQuery(
                        "select x.source, x.value from external_id x where x.kind = 'account' and x.target = :target")
                .bind("target", account.id().toString())
                .map((set, _) -> PlanKeys.ofSource(set.getString("source"), set.getString("value")))
                .forEach(key -> keys.add(IndexKey.of(key)));
        return keys;
    }
}
