package muster.directory;

import java.util.Optional;
import muster.model.Group;
import muster.model.GroupId;

/** Keeps groups. */
public interface GroupWriter extends GroupReader {

    Optional<Group> lock(GroupId id);

    /** @throws muster.model.Refused {@link muster.model.Failure.GroupNameTaken} */
    void add(Group group);

    /** @throws muster.model.Refused {@link muster.model.Failure.GroupNameTaken}, {@link muster.model.Failure.VersionMismatch} */
    void save(Group group);

    /** Removes the group with every grant on it and to it. */
    void remove(GroupId id);
}
