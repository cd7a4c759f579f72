package muster.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds what answers a path, segment by segment; a literal segment wins over a parameter, both over a tail. */
final class RouteTree<T> {
    /** What was found: the value and where its parameters stand, or the verbs that this path does know. */
    record Found<T>(@Nullable T value, List<Parameter> parameters, Set<String> allowed) {}

    /** A name and the place of its segment; a tail stands for its segment and all behind it. */
    record Parameter(String name, int position, boolean tail) {}

    private static final class Node<T> {
        private final Map<String, Node<T>> literals = new HashMap<>();
        private @Nullable Node<T> parameter;
        private @Nullable Node<T> tail;
        private final Map<String, Found<T>> byMethod = new HashMap<>();
    }

    private final Node<T> root = new Node<>();

    void add(String method, List<String> segments, T value) {
        Node<T> node = root;
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (!segment.startsWith("{")) {
                node = node.literals.computeIfAbsent(literal(segment), unused -> new Node<>());
                continue;
            }
            Parameter parameter = parameter(segment, i);
            if (parameter.tail() && i != segments.size() - 1) {
                throw new IllegalArgumentException("only the last segment can take the rest of a path: " + segments);
            }
            parameters.add(parameter);
            node = parameter.tail() ? tailOf(node) : parameterOf(node);
        }
        Found<T> found = new Found<>(value, List.copyOf(parameters), Set.of());
        if (node.byMethod.putIfAbsent(method, found) != null) {
            throw new IllegalArgumentException("two routes for " + method + " /" + String.join("/", segments));
        }
    }

    /** Never null: without a value, {@code allowed} tells whether the path exists for other verbs. */
    Found<T> find(String method, List<String> path) {
        Found<T> found = find(root, method, path, 0);
        if (found != null) {
            return found;
        }
        Set<String> allowed = new TreeSet<>();
        collect(root, path, 0, allowed);
        return new Found<>(null, List.of(), Collections.unmodifiableSet(allowed));
    }

    private @Nullable Found<T> find(Node<T> node, String method, List<String> path, int depth) {
        if (depth == path.size()) {
            return node.byMethod.get(method);
        }
        Node<T> literal = node.literals.get(path.get(depth));
        Found<T> found = literal == null ? null : find(literal, method, path, depth + 1);
        if (found == null && node.parameter != null && !path.get(depth).isEmpty()) {
            found = find(node.parameter, method, path, depth + 1);
        }
        if (found == null && node.tail != null) {
            found = node.tail.byMethod.get(method);
        }
        return found;
    }

    private void collect(Node<T> node, List<String> path, int depth, Set<String> allowed) {
        if (depth == path.size()) {
            allowed.addAll(node.byMethod.keySet());
            return;
        }
        Node<T> literal = node.literals.get(path.get(depth));
        if (literal != null) {
            collect(literal, path, depth + 1, allowed);
        }
        if (node.parameter != null && !path.get(depth).isEmpty()) {
            collect(node.parameter, path, depth + 1, allowed);
        }
        if (node.tail != null) {
            allowed.addAll(node.tail.byMethod.keySet());
        }
    }

    private static <T> Node<T> parameterOf(Node<T> node) {
        Node<T> next = node.parameter == null ? new Node<>() : node.parameter;
        node.parameter = next;
        return next;
    }

    private static <T> Node<T> tailOf(Node<T> node) {
        Node<T> next = node.tail == null ? new Node<>() : node.tail;
        node.tail = next;
        return next;
    }

    private static Parameter parameter(String segment, int position) {
        boolean tail = segment.endsWith("...}");
        int end = segment.length() - (tail ? 4 : 1);
        if (!segment.endsWith("}") || end < 2) {
            throw new IllegalArgumentException("not a path parameter: " + segment);
        }
        return new Parameter(segment.substring(1, end), position, tail);
    }

    private static String literal(String segment) {
        if (segment.isEmpty() || segment.indexOf('{') >= 0 || segment.indexOf('}') >= 0 || segment.indexOf('%') >= 0) {
            throw new IllegalArgumentException("not a segment of a route: '" + segment + "'");
        }
        return segment;
    }
}
