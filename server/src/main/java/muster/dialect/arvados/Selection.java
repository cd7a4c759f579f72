package muster.dialect.arvados;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which attributes a caller wants of each record. Source: Arvados API, common resource methods, select.
 *
 * @param names null for all
 */
record Selection(@Nullable Set<String> names) {
    /** Is in every answer: the SDKs tell objects by it. */
    private static final String KIND = "kind";

    static final Selection ALL = new Selection(null);

    Selection {
        names = names == null ? null : Set.copyOf(names);
    }

    /** @throws ArvadosRefusal when a name is no attribute of the resource */
    static Selection read(Parameters parameters, Columns columns) {
        List<String> names = parameters.texts("select");
        if (names == null || names.isEmpty()) {
            return ALL;
        }
        for (String name : names) {
            if (!columns.has(name)) {
                throw ArvadosRefusal.invalid(
                        "Invalid attribute '" + OperandReader.shortened(name) + "' in select parameter");
            }
        }
        return new Selection(new HashSet<>(names));
    }

    boolean isAll() {
        return names == null;
    }

    boolean has(String name) {
        return names == null || names.contains(name);
    }

    /** Of the record what is selected and there; the kind always. */
    ObjectNode of(ObjectNode record) {
        if (names == null) {
            return record;
        }
        ObjectNode selected = ArvadosJson.object();
        record.properties().stream()
                .filter(member -> member.getKey().equals(KIND) || names.contains(member.getKey()))
                .forEach(member -> selected.set(member.getKey(), member.getValue()));
        return selected;
    }
}
