package muster.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.cli.LedgerLines.Line;
import muster.directory.LedgerCheck;
import muster.directory.LedgerHeads;
import muster.directory.LedgerKey;
import muster.directory.LedgerReport;
import org.jspecify.annotations.Nullable;

/** Looks through an exported ledger, without a directory. */
public final class LedgerFileCheck {
    private static final long NOT_KNOWN = -1;

    private LedgerFileCheck() {}

    /** @param publicKeys whose signatures count, as {@code muster ledger key} tells them */
    public static LedgerReport check(LedgerFile file, List<String> publicKeys, LedgerHeads.Told heads) {
        Map<String, String> keys = new HashMap<>();
        publicKeys.forEach(key -> keys.put(LedgerKey.idOf(key), key));
        @Nullable LedgerCheck check = null;
        try {
            if (!(file.next().orElse(null) instanceof Line.Begin begin)) {
                throw new LedgerHeads.Unreadable("line 1 does not begin a ledger");
            }
            check = new LedgerCheck(begin.previous(), begin.last(), keys, heads);
            readAll(file, check, begin.last());
        } catch (LedgerHeads.Unreadable broken) {
            check = check == null ? new LedgerCheck(null, 0, keys, LedgerHeads.NONE.open()) : check;
            check.unreadable(String.valueOf(broken.getMessage()));
        }
        return check.end(_ -> true, NOT_KNOWN);
    }

    private static void readAll(LedgerFile file, LedgerCheck check, long after) {
        long last = after;
        boolean body = false;
        while (true) {
            Optional<Line> next = file.next();
            switch (next.orElseThrow(() -> new LedgerHeads.Unreadable("the file has no last line"))) {
                case Line.Begin _ -> throw new LedgerHeads.Unreadable("line " + file.lines() + " begins once more");
                case Line.PublicKey _ -> requireNot(body, file);
                case Line.Entry(var entry) -> {
                    body = true;
                    check.add(entry);
                }
                case Line.Sealed(var checkpoint) -> {
                    body = true;
                    check.add(checkpoint);
                    last = checkpoint.last();
                }
                case Line.End(var end) -> {
                    requireNot(end != last, file);
                    requireNot(file.next().isPresent(), file);
                    return;
                }
            }
        }
    }

    private static void requireNot(boolean wrong, LedgerFile file) {
        if (wrong) {
            throw new LedgerHeads.Unreadable("line " + file.lines() + " is out of its place");
        }
    }
}
