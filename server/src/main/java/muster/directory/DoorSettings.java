package muster.directory;

import java.util.List;
import java.util.Map;
import muster.model.AccountId;
import muster.model.Caller;
import org.jspecify.annotations.Nullable;

/** What a door keeps of an account that administrators change, and others look at, on a page which knows no door. */
public interface DoorSettings {

    /** The product's name as people know it. */
    String product();

    /** The settings of an account, in the order in which they are read best; as the caller may see them. */
    List<Line> of(Caller caller, AccountId id);

    /**
     * Changes some of them, for administrators.
     *
     * @param values by the words of the lines; one that is missing stays as it is
     * @param expected the version of the account that the caller has looked at; null for any
     * @return the account's version afterwards
     * @throws muster.model.Refused {@link muster.model.Failure.Malformed} with the word that cannot be or that no line has, and
     *     whatever a change of the account's document is refused for
     */
    long change(Caller caller, AccountId id, Map<String, String> values, @Nullable Long expected);

    /**
     * One of them.
     *
     * @param word the platform's own
     * @param many whether it is a list, a line for each
     */
    record Line(String word, boolean many, String value) {}
}
