package muster.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import muster.model.AccountId;
import org.jspecify.annotations.Nullable;

/** One row of a result, read by column into the model's types. */
record Row(ResultSet set) {

    String text(String column) throws SQLException {
        return set.getString(column);
    }

    @Nullable
    String textOrNull(String column) throws SQLException {
        return set.getString(column);
    }

    int number(String column) throws SQLException {
        return set.getInt(column);
    }

    long longNumber(String column) throws SQLException {
        return set.getLong(column);
    }

    @Nullable
    Integer numberOrNull(String column) throws SQLException {
        int value = set.getInt(column);
        return set.wasNull() ? null : value;
    }

    @Nullable
    Long longNumberOrNull(String column) throws SQLException {
        long value = set.getLong(column);
        return set.wasNull() ? null : value;
    }

    boolean flag(String column) throws SQLException {
        return set.getInt(column) != 0;
    }

    Instant instant(String column) throws SQLException {
        return Micros.of(set.getLong(column));
    }

    @Nullable
    Instant instantOrNull(String column) throws SQLException {
        long value = set.getLong(column);
        return set.wasNull() ? null : Micros.of(value);
    }

    UUID uuid(String column) throws SQLException {
        return UUID.fromString(set.getString(column));
    }

    AccountId accountId(String column) throws SQLException {
        return new AccountId(uuid(column));
    }

    @Nullable
    AccountId accountIdOrNull(String column) throws SQLException {
        String value = set.getString(column);
        return value == null ? null : new AccountId(UUID.fromString(value));
    }

    /** An id as a column holds it. */
    static @Nullable String text(@Nullable AccountId id) {
        return id == null ? null : id.toString();
    }
}
