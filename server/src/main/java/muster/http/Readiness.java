package muster.http;

import java.util.List;

/** Tells what is still missing before the server can do its work; an empty list means ready. */
@FunctionalInterface
public interface Readiness {
    List<String> missing();
}
