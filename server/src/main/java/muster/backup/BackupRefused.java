package muster.backup;

/** A backup is not made, or not taken, for a reason that its message tells in a sentence. Nothing was changed. */
public final class BackupRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BackupRefused(String sentence) {
        super(sentence);
    }

    static BackupRefused damaged(String what) {
        return new BackupRefused("The backup is damaged: " + what + ".");
    }
}
