package muster.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All mounts; the longest prefix that fits a path wins, and one door always fits. */
final class Doors {
    /** The door of a path and the segments that are left for its routes. */
    record Entrance(Door door, List<String> path) {}

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
        boolean inside = startsWith(segments, pathPrefix);
        List<String> path = inside ? segments.subList(pathPrefix.size(), segments.size()) : segments;
        for (Door door : longestFirst) {
            if ((inside || door.mount().isAnywhere()) && startsWith(path, door.prefix())) {
                return new Entrance(door, path.subList(door.prefix().size(), path.size()));
            }
        }
        return inside ? new Entrance(rest, path) : null;
    }

    /** Who tells the failure of a path that cannot be decoded. */
    Door byRawPath(@Nullable String rawPath) {
        if (rawPath == null || !rawPath.startsWith(rawPathPrefix)) {
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
