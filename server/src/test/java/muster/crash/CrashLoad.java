package muster.crash;

import java.util.List;
import java.util.Map;

/** One kind of work beside that of the clients, which knows what must have become of it. */
interface CrashLoad {
    /** Goes on until the server is gone. */
    void work();

    /** How many changes were answered with success. */
    long acknowledged();

    /**
     * What is otherwise than it may be, after the server was started again; what had no answer is found out.
     *
     * @param accounts those of the file, by their usernames
     */
    List<String> deviations(Map<String, StoreLook.Row> accounts);
}
