package muster.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Which database keeps the directory, and how many connections it may use. */
public sealed interface DatabaseSettings {

    /**
     * An embedded database in one file (with two more beside it while it is open).
     *
     * @param file in a folder that exists; made when it is not there
     * @param readers how many connections read at the same time
     */
    record Sqlite(Path file, int readers) implements DatabaseSettings {
        public static final int DEFAULT_READERS = 4;

        public Sqlite {
            checkPositive(readers);
        }

        public Sqlite(Path file) {
            this(file, DEFAULT_READERS);
        }
    }

    /**
     * A database server.
     *
     * @param url {@code jdbc:postgresql://...}; what it says overrules user and password
     * @param connections how many connections this process opens at most
     */
    record Postgres(
            String url, @Nullable String user, @Nullable String password, int connections) implements DatabaseSettings {
        public static final int DEFAULT_CONNECTIONS = 10;

        public Postgres {
            checkPositive(connections);
        }

        /** Not even the url is shown: it may hold a password. */
        @Override
        public String toString() {
            return "Postgres[hidden]";
        }
    }

    private static void checkPositive(int connections) {
        if (connections < 1) {
            throw new IllegalArgumentException("A database needs at least one connection");
        }
    }
}
