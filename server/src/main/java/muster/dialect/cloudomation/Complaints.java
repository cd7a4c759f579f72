package muster.dialect.cloudomation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything that is wrong with a body, so that a client is told all of it at once. */
final class Complaints {
    private final Map<String, List<Complaint.Code>> found = new LinkedHashMap<>();

    void add(String field, Complaint.Code code) {
        List<Complaint.Code> codes = found.computeIfAbsent(field, _ -> new ArrayList<>());
        if (!codes.contains(code)) {
            codes.add(code);
        }
    }

    /** Reads a value of that field; null when it cannot be taken, which is noted. */
    <T> @Nullable T noting(String field, Supplier<T> read) {
        try {
            return read.get();
        } catch (Complaint.Found complaint) {
            add(field, complaint.code());
            return null;
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Complaint> all() {
        return found.entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(code -> new Complaint(field.getKey(), code)))
                .toList();
    }

    /** @throws CloudomationRefusal when there are any */
    void requireNone() {
        if (!isEmpty()) {
            throw CloudomationRefusal.invalid(all());
        }
    }
}
