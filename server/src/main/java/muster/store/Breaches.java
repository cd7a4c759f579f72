package muster.store;

import java.sql.SQLException;
import java.util.function.Supplier;
import muster.model.Failure;
import muster.model.Refused;
import org.jdbi.v3.core.JdbiException;

/** Has unique indexes speak the directory's language. */
final class Breaches {
    private final Database database;

    Breaches(Database database) {
        this.database = database;
    }

    /** Runs a statement; should it break the index, that is the refusal. */
    <T> T refuse(Database.UniqueIndex index, Failure failure, Supplier<T> statement) {
        try {
            return statement.get();
        } catch (JdbiException e) {
            SQLException complaint = Database.complaint(e);
            if (complaint != null && database.isBreachOf(index, complaint)) {
                throw new Refused(failure);
            }
            throw e;
        }
    }
}
