package muster.app;

import java.io.IOException;
import java.io.OutputStream;
import muster.cli.Progress;

/** Whoever gave a command: takes what it answers while it runs, and is asked what it wants to know. */
interface CommandGiver {

    /** @throws IOException from its methods when nobody takes the answer any more */
    OutputStream out();

    /** @param sentences each with its line end */
    void err(String sentences);

    Progress progress();

    /** @return false, too, when nobody is there to say yes */
    boolean confirms(String question);
}
