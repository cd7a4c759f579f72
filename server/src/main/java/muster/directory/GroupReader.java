package muster.directory;

import java.util.List;
import java.util.Optional;
import muster.model.Group;
import muster.model.GroupId;

/** Looks up groups that people made. */
public interface GroupReader {

    Optional<Group> find(GroupId id);

    /**
     * One page of the groups whose name starts with a folded prefix; an empty prefix means all. Without a prefix ordered by
     * name; with one, an exact match comes first, then shorter names before longer ones. {@code ascending} false turns the
     * order round. Ties end at the id.
     */
    List<Group> list(String foldedPrefix, boolean ascending, long skip, int limit);

    long count(String foldedPrefix);
}
