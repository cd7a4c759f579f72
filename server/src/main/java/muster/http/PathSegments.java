package muster.http;

import java.util.ArrayList;
import java.util.List;

/** Splits a raw path into segments, each decoded once; refuses what two readers could understand differently. */
final class PathSegments {
    private PathSegments() {}

    /** One slash at the end says nothing; an empty segment elsewhere stays and matches no route. */
    static List<String> of(String rawPath) {
        if (!rawPath.startsWith("/")) {
            throw Rejected.malformed("The path does not begin with a slash.");
        }
        int end = rawPath.length() > 1 && rawPath.endsWith("/") ? rawPath.length() - 1 : rawPath.length();
        List<String> segments = new ArrayList<>(8);
        int start = 1;
        while (start < end) {
            int slash = rawPath.indexOf('/', start);
            int stop = slash < 0 || slash > end ? end : slash;
            segments.add(segment(rawPath, start, stop));
            start = stop + 1;
            if (stop < end && start == end) {
                segments.add("");
            }
        }
        return segments;
    }

    private static String segment(String rawPath, int from, int to) {
        String decoded = Percent.decode(rawPath, from, to, false);
        for (int i = 0; i < decoded.length(); i++) {
            char c = decoded.charAt(i);
            if (c < 0x20 || c == 0x7f) {
                throw Rejected.malformed("The path has a control character.");
            }
        }
        if (decoded.indexOf('.') >= 0 && climbs(decoded)) {
            throw Rejected.malformed("The path has a '.' or '..' segment.");
        }
        return decoded;
    }

    /** Also inside one segment, where an escaped slash, a backslash or a parameter could hide the dots. */
    private static boolean climbs(String segment) {
        int start = 0;
        for (int i = 0; i <= segment.length(); i++) {
            char c = i == segment.length() ? '/' : segment.charAt(i);
            if (c != '/' && c != '\\' && c != ';') {
                continue;
            }
            int length = i - start;
            if ((length == 1 || length == 2) && segment.charAt(start) == '.' && segment.charAt(i - 1) == '.') {
                return true;
            }
            start = i + 1;
        }
        return false;
    }
}
