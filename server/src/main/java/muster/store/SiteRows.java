package muster.store;

import java.util.Optional;
import muster.directory.SiteWriter;
import org.jdbi.v3.core.Handle;

/** What is constant for this installation. */
final class SiteRows implements SiteWriter {
    private final Handle handle;

    SiteRows(Handle handle) {
        this.handle = handle;
    }

    @Override
    public Optional<String> find(Fact fact) {
        return handle.createQuery("select value from site_fact where name = :name")
                .bind("name", fact.name())
                .map((set, _) -> set.getString("value"))
                .findOne();
    }

    @Override
    public boolean setOnce(Fact fact, String value) {
        int set = handle.createUpdate("""
                        insert into site_fact (name, value) values (:name, :value)
                        on conflict (name) do nothing
                        """)
                .bind("name", fact.name())
                .bind("value", value)
                .execute();
        return set == 1;
    }
}
