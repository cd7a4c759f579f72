package muster.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All mounts; the longest prefix that fits a path wins, and one door always fits. */
final class Doors {
    /** The door of a path and the segments that are left for its routes. */
    record Entrance(Door door, List<String> path) {}

    private static final Pattern RUN_OF_SLASHES = Pattern.compile("/{2,}");

    private final List<Door> longestFirst = new ArrayList<>();
    private final Door rest;
    private final List<String> pathPrefix;
    private final String rawPathPrefix;

    Doors(List<Mount> mounts, String pathPrefix, Metrics metrics) {
        this.rawPathPrefix = pathPrefix;
        this.pathPrefix = pathPrefix.isEmpty()
                ? List.of()
                : List.of(pathPrefix.substring(1).split("/", -1));
        Door everythingElse = null;
        for (Mount mount : mounts) {
            Door door = new Door(mount, metrics);
            if (longestFirst.stream().anyMatch(other -> other.prefix().equals(door.prefix()))) {
                throw new IllegalArgumentException("two mounts have the prefix " + mount.prefix() + "/");
            }
            longestFirst.add(door);
            everythingElse = mount.prefix().isEmpty() ? door : everythingElse;
        }
        this.rest = everythingElse != null ? everythingElse : nobody(metrics);
        longestFirst.sort(
                Comparator.comparingInt((Door door) -> door.prefix().size()).reversed());
    }

    /** The entrance for a decoded path; null when the path lies outside the configured prefix. */
    @Nullable
    Entrance entrance(List<String> segments) {
        if (segments.contains("")) {
            Entrance tolerant = tolerant(segments);
            if (tolerant != null) {
                return tolerant;
            }
        }
        boolean inside = startsWith(segments, pathPrefix);
        List<String> path = inside ? segments.subList(pathPrefix.size(), segments.size()) : segments;
        for (Door door : longestFirst) {
            if ((inside || door.mount().isAnywhere()) && startsWith(path, door.prefix())) {
                return new Entrance(door, path.subList(door.prefix().size(), path.size()));
            }
        }
        return inside ? new Entrance(rest, path) : null;
    }

    /** The entrance of a door that takes no notice of empty segments; null when the path leads to no such door. */
    private @Nullable Entrance tolerant(List<String> segments) {
        List<String> full =
                segments.stream().filter(segment -> !segment.isEmpty()).toList();
        if (!startsWith(full, pathPrefix)) {
            return null;
        }
        List<String> path = full.subList(pathPrefix.size(), full.size());
        return longestFirst.stream()
                .filter(door -> startsWith(path, door.prefix()))
                .findFirst()
                .filter(door -> door.mount().takesRunsOfSlashes())
                .map(door -> new Entrance(door, path.subList(door.prefix().size(), path.size())))
                .orElse(null);
    }

    /** Who tells the failure of a path that cannot be decoded. */
    Door byRawPath(@Nullable String rawPath) {
        if (rawPath == null) {
            return rest;
        }
        Door door = strictly(rawPath);
        if (!rawPath.contains("//")) {
            return door;
        }
        Door tolerant = strictly(RUN_OF_SLASHES.matcher(rawPath).replaceAll("/"));
        return tolerant.mount().takesRunsOfSlashes() ? tolerant : door;
    }

    private Door strictly(String rawPath) {
        if (!rawPath.startsWith(rawPathPrefix)) {
            return rest;
        }
        String path = rawPath.substring(rawPathPrefix.length());
        for (Door door : longestFirst) {
            String prefix = door.mount().prefix();
            if (path.equals(prefix) || path.startsWith(prefix + "/")) {
                return door;
            }
        }
        return rest;
    }

    /** Who answers where no other door does. */
    Door rest() {
        return rest;
    }

    private static boolean startsWith(List<String> segments, List<String> prefix) {
        int size = prefix.size();
        if (segments.size() < size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (!segments.get(i).equals(prefix.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Door nobody(Metrics metrics) {
        return new Door(Mount.of("-", "/", new Routes(), new PlainErrors()), metrics);
    }
}
