package muster.crash;

import static muster.crash.WriteBoundary.Side.ENTRY;
import static muster.crash.WriteBoundary.Side.EXIT;

/** A moment of writing at which a process may die: at the beginning or the end of a method of the program. */
enum WriteBoundary {
    /** The writer has the file, and has not done anything. */
    BEFORE_THE_STATEMENTS("muster/store/SqliteConnection", "begin", EXIT),
    /** One change of a group is made, others may follow, nothing is committed. */
    AMID_A_GROUP("muster/store/SqliteConnection", "leaveUnit", EXIT),
    BEFORE_THE_COMMIT("muster/store/SqliteConnection", "commit", ENTRY),
    AFTER_THE_COMMIT("muster/store/SqliteConnection", "commit", EXIT),
    /** One caller of a group knows that its change is made, others wait to hear it. */
    WHILE_CALLERS_ARE_TOLD("muster/store/SqliteUnit", "tell", EXIT),
    BEFORE_THE_ANSWER("muster/store/SqlStore", "write", EXIT),
    /** The log is being carried into the file: the agent has that done beside the writer. */
    DURING_A_CHECKPOINT("muster/store/SqliteConnection", "commit", EXIT),
    WHILE_EVENTS_ARE_SEALED("muster/store/ChainRows", "seal", EXIT),
    AFTER_THE_HEAD_IS_WRITTEN("muster/store/ChainRows", "add", EXIT),
    BEFORE_HEADS_ARE_TOLD("muster/app/HeadsFile", "add", ENTRY),
    /** The file has them, the database does not know. */
    AFTER_HEADS_ARE_TOLD("muster/app/HeadsFile", "add", EXIT),
    AMID_A_SLICE_OF_A_PLAN("muster/directory/PlanRun", "slice", EXIT),
    BETWEEN_SLICES_OF_A_PLAN("muster/directory/PlanRun", "next", EXIT),
    /** The relay does not have it, and the queue has it taken. */
    BEFORE_A_MAIL_IS_SENT("muster/mail/SmtpDelivery", "send", ENTRY),
    /** The relay has taken it in charge, and the queue does not know. */
    AFTER_A_MAIL_IS_SENT("muster/mail/SmtpDelivery", "send", EXIT),
    BETWEEN_MIGRATIONS("muster/store/Migrations$Script", "read", ENTRY),
    /** Some statements of a script are done, or its mark is not written. It is the only one outside of the program. */
    AMID_A_MIGRATION("org/sqlite/jdbc3/JDBC3Statement", "execute", EXIT),
    /** The rows of a table are in the file, others may follow. */
    AMID_A_BACKUP("muster/backup/BackupWriter", "writeRows", EXIT),
    /** Everything is in the file, which has not got its name. */
    BEFORE_A_BACKUP_IS_NAMED("muster/backup/BackupFile", "name", ENTRY),
    AFTER_A_BACKUP_IS_NAMED("muster/backup/BackupFile", "name", EXIT),
    BEFORE_A_RESTORED_FILE_IS_NAMED("muster/backup/EmbeddedTarget", "keep", ENTRY),
    AFTER_A_RESTORED_FILE_IS_NAMED("muster/backup/EmbeddedTarget", "keep", EXIT);

    /** Which end of the method. */
    enum Side {
        ENTRY,
        EXIT
    }

    private final String owner;
    private final String method;
    private final Side side;

    WriteBoundary(String owner, String method, Side side) {
        this.owner = owner;
        this.method = method;
        this.side = side;
    }

    boolean isIn(String className) {
        return owner.equals(className);
    }

    boolean isAt(String methodName, Side end) {
        return method.equals(methodName) && side == end;
    }
}
