package muster.dialect.connect;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to have beside the item itself. Tags, vanity URLs and schedules are not kept here, and what is not
 * there is left out: the clients' tests demand it of tags and vanity URLs.
 */
record ContentIncludes(boolean owner) {
    private static final Set<String> KNOWN = Set.of("owner", "tags", "vanity_url", "bookmarked", "schedule");

    static ContentIncludes parse(@Nullable String list) {
        boolean owner = false;
        if (list != null) {
            for (String word : list.split(",", -1)) {
                String include = word.strip();
                if (!KNOWN.contains(include)) {
                    throw new ConnectRefusal(
                            ConnectCode.UNKNOWN_INCLUDE,
                            "Content can include owner, tags, vanity_url, bookmarked and schedule.");
                }
                owner |= include.equals("owner");
            }
        }
        return new ContentIncludes(owner);
    }
}
