package muster.client.cryosparc;

import java.util.List;
import java.util.Map;
import muster.client.wire.Fields;

/** Where somebody was in the file browser. */
public record FileBrowserState(List<RecentPath> recentPaths, List<Bookmark> bookmarks) implements Values.Written {
    static final FileBrowserState NONE = new FileBrowserState(List.of(), List.of());

    public FileBrowserState {
        recentPaths = List.copyOf(recentPaths);
        bookmarks = List.copyOf(bookmarks);
    }

    static FileBrowserState of(Fields fields) {
        return new FileBrowserState(
                Values.objects(fields, "recentPaths", RecentPath::of),
                Values.objects(fields, "bookmarks", Bookmark::of));
    }

    @Override
    public Map<String, Object> members() {
        return Map.of("recentPaths", recentPaths, "bookmarks", bookmarks);
    }
}
