package muster.dialect.cloudomation;

import java.util.List;

/** What a property holds, as the platform's table of properties names it. */
sealed interface Type {

    /** A single word for it. */
    record Simple(String name) implements Type {}

    /** @param length in code points, at most */
    record Text(int length) implements Type {}

    /** One of several words, complete and in the platform's order. */
    record Words(String enumName, List<String> values) implements Type {
        public Words {
            values = List.copyOf(values);
        }
    }

    Type UUID = new Simple("UUID");
    Type DATE_TIME = new Simple("DateTime");
    Type FREE_TEXT = new Simple("Text");
    Type INTEGER = new Simple("Integer");
    Type BIG_INTEGER = new Simple("BigInteger");
    Type BOOLEAN = new Simple("Boolean");

    Type IDENTITY_TYPE = new Words(
            "identitytype",
            List.of("EXECUTION", "GIT_CONFIG", "SCHEDULE", "SYNC_CONFIG", "USER", "WEBHOOK", "WORKSPACE"));
    Type TABLE_TYPE = new Words(
            "tabletype",
            List.of(
                    "CONNECTOR",
                    "FILE",
                    "FLOW",
                    "GIT_CONFIG",
                    "IDENTITY",
                    "OAUTH",
                    "ORGANIZATION",
                    "PLUGIN",
                    "PROJECT",
                    "RESOURCE",
                    "ROLE",
                    "SCHEDULE",
                    "SCHEDULER",
                    "SCHEMA",
                    "SEARCH",
                    "SETTING",
                    "SYNC_CONFIG",
                    "TAG",
                    "USER",
                    "VAULT_CONFIG",
                    "WEBHOOK",
                    "WORKSPACE",
                    "WRAPPER",
                    "RESOURCE_WRAPPER",
                    "EXECUTION",
                    "MESSAGE",
                    "PROCESS"));
    Type RESOURCE_TYPE = new Words(
            "resourcetype",
            List.of(
                    "CONNECTOR",
                    "FILE",
                    "FLOW",
                    "GIT_CONFIG",
                    "OAUTH",
                    "ORGANIZATION",
                    "PLUGIN",
                    "PROJECT",
                    "ROLE",
                    "SCHEDULE",
                    "SCHEDULER",
                    "SCHEMA",
                    "SEARCH",
                    "SETTING",
                    "SYNC_CONFIG",
                    "TAG",
                    "USER",
                    "VAULT_CONFIG",
                    "WEBHOOK",
                    "WORKSPACE",
                    "WRAPPER",
                    "RESOURCE_WRAPPER"));

    /** As the table names it. */
    default String title() {
        return switch (this) {
            case Simple(var name) -> name;
            case Text _ -> "String";
            case Words _ -> "Enum";
        };
    }
}
