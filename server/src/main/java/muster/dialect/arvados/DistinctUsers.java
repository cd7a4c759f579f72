package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** One page of those records in a list that look different from all before. */
final class DistinctUsers {
    private final ListRequest request;
    private final RecordDigests seen = new RecordDigests();
    private final List<ObjectNode> page = new ArrayList<>();
    private long count;
    private long weight;

    DistinctUsers(ListRequest request) {
        this.request = request;
    }

    /** @throws ArvadosRefusal when those of the page are too large together */
    void add(ObjectNode selected) {
        if (!seen.add(selected)) {
            return;
        }
        count++;
        if (count <= request.offset() || page.size() >= request.limit()) {
            return;
        }
        page.add(selected);
        weight += RecordWeight.of(selected);
        if (weight > RecordWeight.MOST) {
            throw ArvadosRefusal.invalid("The records of this page are too large: ask for fewer users at once.");
        }
    }

    List<ObjectNode> page() {
        return page;
    }

    long count() {
        return count;
    }
}
