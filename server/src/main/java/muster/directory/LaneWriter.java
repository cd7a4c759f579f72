package muster.directory;

import java.time.Instant;
import java.util.List;
import muster.model.AccountId;
import muster.model.Lane;

/** Keeps lanes. */
public interface LaneWriter extends LaneReader {

    /** Keeps a new lane, last of all. @return whether no lane had this name */
    boolean add(Lane lane, Instant now);

    /** Keeps what a lane is from now on, under the name that it has. */
    void save(Lane lane);

    /** Gives a lane, as the last one, to every account whose lanes were chosen one by one. */
    void giveToChosen(String lane);

    /** Removes a lane, also from the lanes of every account. @return whether there was one */
    boolean remove(String name);

    /** Lets an account have these lanes and no others, in this order. */
    void choose(AccountId id, List<String> lanes);
}
