package muster.bench;

import java.io.IOException;

/**
 * Locking somebody at a door, and what shows there that it counts.
 *
 * @param use a request with the key of whoever is locked
 * @param refused the status of its answer meanwhile
 */
record Lock(byte[] lock, byte[] unlock, byte[] use, int refused) {
    private static final int TAKEN = 200;

    /** @param own with the key of the account */
    static Lock atConnect(Requests administrator, String account, Requests own) {
        return new Lock(administrator.lock(account, true), administrator.lock(account, false), own.ownAccount(), 403);
    }

    /** @param own with the key of the account */
    static Lock atCloudomation(Requests administrator, String account, Requests own) {
        return new Lock(
                administrator.enable(account, false),
                administrator.enable(account, true),
                own.get("/api/latest/auth/session", own.bearer()),
                401);
    }

    void turn(Dialogue dialogue) throws IOException {
        dialogue.ask(lock);
        dialogue.check(use, refused);
        dialogue.ask(unlock);
        dialogue.check(use, TAKEN);
    }
}
