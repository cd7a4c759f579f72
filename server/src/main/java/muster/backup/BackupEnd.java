package muster.backup;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a backup tells of its tables behind them all: how many rows there are, and their sums. */
record BackupEnd(List<TableSum> tables) {

    BackupEnd {
        tables = List.copyOf(tables);
    }

    String json() {
        ObjectNode end = JsonMapper.shared().createObjectNode();
        ArrayNode all = end.putArray("end");
        tables.forEach(table -> all.addObject()
                .put("table", table.table())
                .put("rows", table.rows())
                .put("digest", table.digest()));
        return end.toString();
    }

    static BackupEnd parse(String line) {
        try {
            List<TableSum> tables = new ArrayList<>();
            for (JsonNode table : JsonMapper.shared().readTree(line).path("end")) {
                tables.add(new TableSum(
                        table.path("table").asString(),
                        table.path("rows").asLong(),
                        table.path("digest").asString()));
            }
            return new BackupEnd(tables);
        } catch (JacksonException wrong) {
            throw BackupRefused.damaged("its last line is not what it should be");
        }
    }
}
