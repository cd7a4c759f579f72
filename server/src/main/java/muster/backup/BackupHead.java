package muster.backup;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import muster.store.TableShape;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a backup tells of itself in its first line.
 *
 * @param muster the version of the program that made it
 * @param schema the number of the last migration that had been run
 * @param at when it was made
 * @param dataKeyId which key the sealed values need; null while nothing was sealed
 * @param dataKey the text of that key; null unless somebody wanted it in an encrypted backup
 * @param tables what is in it, in this order
 */
public record BackupHead(
        String muster,
        int schema,
        Instant at,
        @Nullable String dataKeyId,
        @Nullable String dataKey,
        List<TableShape> tables) {
    private static final String FORMAT = "muster-backup";
    private static final int VERSION = 1;
    /** Names become parts of statements. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    public BackupHead {
        tables = List.copyOf(tables);
    }

    String json() {
        ObjectNode head = JsonMapper.shared()
                .createObjectNode()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("muster", muster)
                .put("schema", schema)
                .put("at", at.toString());
        Optional.ofNullable(dataKeyId).ifPresent(id -> head.put("dataKeyId", id));
        Optional.ofNullable(dataKey).ifPresent(key -> head.put("dataKey", key));
        ArrayNode all = head.putArray("tables");
        for (TableShape table : tables) {
            ObjectNode columns = all.addObject().put("name", table.name()).putObject("columns");
            table.columns()
                    .forEach(column ->
                            columns.put(column.name(), column.kind().name().toLowerCase(Locale.ROOT)));
        }
        return head.toString();
    }

    /** @throws BackupRefused when it is none, or one of a later form */
    static BackupHead parse(String line) {
        try {
            JsonNode head = JsonMapper.shared().readTree(line);
            if (!head.path("format").asString("").equals(FORMAT)) {
                throw new BackupRefused("The file is no backup of Muster.");
            }
            int version = head.path("version").asInt();
            if (version != VERSION) {
                throw new BackupRefused("The backup has form " + version + ", which this program does not know.");
            }
            return new BackupHead(
                    head.path("muster").asString(),
                    head.path("schema").asInt(),
                    Instant.parse(head.path("at").asString()),
                    head.path("dataKeyId").asString(null),
                    head.path("dataKey").asString(null),
                    tables(head.path("tables")));
        } catch (JacksonException | DateTimeException | IllegalArgumentException wrong) {
            throw BackupRefused.damaged("its first line is not what it should be");
        }
    }

    private static List<TableShape> tables(JsonNode all) {
        List<TableShape> tables = new ArrayList<>();
        for (JsonNode table : all) {
            List<TableShape.Column> columns = new ArrayList<>();
            table.path("columns")
                    .properties()
                    .forEach(column -> columns.add(new TableShape.Column(
                            named(column.getKey()),
                            TableShape.Kind.valueOf(column.getValue().asString().toUpperCase(Locale.ROOT)))));
            tables.add(new TableShape(named(table.path("name").asString()), columns));
        }
        return tables;
    }

    private static String named(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name");
        }
        return name;
    }

    /** Without the data key. */
    @Override
    public String toString() {
        return "BackupHead[" + muster + ", schema " + schema + ", " + at + "]";
    }
}
