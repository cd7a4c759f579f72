package muster.dialect.own;

import java.util.List;

/**
 * A file that clients send as it is, as the whole body.
 *
 * @param about in a few words
 * @param types the media types it may be sent as
 */
record Upload(String about, long mostBytes, List<String> types) {
    Upload {
        types = List.copyOf(types);
    }

    String told() {
        return about + ", at most " + (mostBytes >> 20) + " MiB, sent as " + String.join(", ", types) + ".";
    }
}
