package muster.app;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What backups are called when nobody says otherwise. */
final class BackupNames {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    static final String BEFORE_UPGRADE = "before-upgrade-from-";
    private static final String ENDING = ".jsonl.gz";

    private BackupNames() {}

    static String usual(Instant now, boolean isEncrypted) {
        return "muster-" + TIME.format(now) + ENDING + (isEncrypted ? ".age" : "");
    }

    /** @param lastEvent what was done last in the directory */
    static String beforeUpgrade(int schema, Instant now, long lastEvent) {
        return BEFORE_UPGRADE + schema + "-" + TIME.format(now) + ending(lastEvent);
    }

    /** Whether a file has what was there before an upgrade, up to an event. */
    static boolean isBeforeUpgrade(String name, long lastEvent) {
        return name.startsWith(BEFORE_UPGRADE) && name.endsWith(ending(lastEvent));
    }

    private static String ending(long lastEvent) {
        return "-" + lastEvent + ENDING;
    }
}
