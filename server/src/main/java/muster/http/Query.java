package muster.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names and values in the order in which they were sent, from a query string or a form. */
public final class Query {
    /** A parameter; one without an equals sign has an empty value. */
    public record Parameter(String name, String value) {}

    private static final int MAX_PARAMETERS = 1_000;
    private static final Query NONE = new Query(List.of());

    private final List<Parameter> parameters;

    private Query(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    /** Takes raw characters that should have been escaped; a broken escape ends in the door's 400. */
    static Query parse(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return NONE;
        }
        List<Parameter> parameters = new ArrayList<>(4);
        int start = 0;
        while (start <= raw.length()) {
            int ampersand = raw.indexOf('&', start);
            int end = ampersand < 0 ? raw.length() : ampersand;
            if (end > start) {
                parameters.add(parameter(raw, start, end));
            }
            if (parameters.size() > MAX_PARAMETERS) {
                throw Rejected.malformed("There are too many parameters.");
            }
            start = end + 1;
        }
        return new Query(List.copyOf(parameters));
    }

    /** Parameters that were read elsewhere. */
    static Query of(List<Parameter> parameters) {
        if (parameters.size() > MAX_PARAMETERS) {
            throw Rejected.malformed("There are too many parameters.");
        }
        return new Query(List.copyOf(parameters));
    }

    public @Nullable String first(String name) {
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                return parameter.value();
            }
        }
        return null;
    }

    public List<String> all(String name) {
        List<String> values = new ArrayList<>(1);
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                values.add(parameter.value());
            }
        }
        return values;
    }

    public boolean has(String name) {
        return first(name) != null;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /** Names only: values may be secrets. */
    @Override
    public String toString() {
        return "Query" + parameters.stream().map(Parameter::name).toList();
    }

    private static Parameter parameter(String raw, int start, int end) {
        int equals = raw.indexOf('=', start);
        boolean valueless = equals < 0 || equals >= end;
        String name = Percent.decode(raw, start, valueless ? end : equals, true);
        String value = valueless ? "" : Percent.decode(raw, equals + 1, end, true);
        if (name.indexOf('\0') >= 0 || value.indexOf('\0') >= 0) {
            throw Rejected.malformed("A parameter has a NUL character.");
        }
        return new Parameter(name, value);
    }
}
