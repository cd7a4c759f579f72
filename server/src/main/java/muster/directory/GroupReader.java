package muster.directory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import muster.model.AccountId;
import muster.model.Group;
import muster.model.GroupId;
import org.jspecify.annotations.Nullable;

/** Looks up groups that people made. */
public interface GroupReader {

    Optional<Group> find(GroupId id);

    /**
     * One page of the groups whose name starts with a folded prefix; an empty prefix means all. Without a prefix ordered by
     * name; with one, an exact match comes first, then shorter names before longer ones. {@code ascending} false turns the
     * order round. Ties end at the id.
     */
    List<Group> list(String foldedPrefix, boolean ascending, long skip, int limit);

    /**
     * At most so many of the groups whose name starts with a folded prefix, by name and nothing else, after that one.
     *
     * @param after the mark of a group's place, whether or not the group is still there; null begins
     */
    List<Group> listByName(String foldedPrefix, @Nullable PageMark after, int limit);

    /** Where that group stands in {@link #listByName}. */
    PageMark placeOf(Group group);

    long count(String foldedPrefix);

    /** At most so many groups, the directory's own too, in the order of making, after that one; null begins. */
    List<Group> listAfter(@Nullable GroupId after, int limit);

    /** The groups that are there of these, the directory's own too. */
    Map<GroupId, Group> findAll(Collection<GroupId> ids);

    /** To whom these groups belong; without those that nobody owns. */
    Map<GroupId, AccountId> owners(Collection<GroupId> ids);

    /** At most so many groups that belong to these accounts. */
    Set<GroupId> idsOwnedBy(Collection<AccountId> owners, int limit);
}
