package muster.store;

import java.time.Instant;
import muster.model.Rank;
import org.jdbi.v3.core.Handle;

/** Looks after the rule that somebody must be able to administer the directory. */
final class AdministratorRows {
    private final Handle handle;
    private final Database database;

    AdministratorRows(Handle handle, Database database) {
        this.handle = handle;
        this.database = database;
    }

    void guard() {
        handle.createQuery("select g.name from guard g where g.name = 'administrators'" + database.lockingRowsOf("g"))
                .map((set, _) -> set.getString("name"))
                .one();
    }

    /** A quotation mark within a scope is escaped, so the pattern is that scope and nothing else. "Listed" leaves out trash, merged accounts and the directory's own. */
    boolean hasUsable(Instant now) {
        return handle.createQuery("""
                        select 1
                        from account a
                        where a.listed = 1 and a.rank = :administrator
                          and a.activated_at is not null and a.expires_at is null
                          and not exists (select 1 from account_block b
                                          where b.account_id = a.id and (b.ends_at is null or b.ends_at > :now))
                          and (exists (select 1 from credential c where c.account_id = a.id and c.kind = 'PASSWORD')
                               or exists (select 1 from access_key k
                                          where k.account_id = a.id and k.purpose = 'API_KEY' and k.ended_at is null
                                            and k.expires_at is null and k.doors = '[]' and k.scopes like '%"all"%'
                                            and (k.rank_cap is null or k.rank_cap >= :administrator)))
                        limit 1
                        """)
                .bind("administrator", Weights.of(Rank.ADMINISTRATOR))
                .bind("now", Micros.of(now))
                .map((_, _) -> true)
                .findOne()
                .isPresent();
    }
}
