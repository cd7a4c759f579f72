package muster.cli;

import static muster.testing.fuzz.Target.require;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import muster.directory.LedgerHeads;
import muster.testing.fuzz.Target;

/** What reads exported ledgers. */
public final class LedgerTargets {
    private static final String[] LINES = {
        "{\"ledger\":1,\"after\":0,\"previous\":null}",
        "{\"event\":1,\"id\":\"7\",\"at\":1,\"actorKind\":\"HOST\",\"actorAccount\":null,\"actorKey\":null,\"door\":\"host\","
                + "\"requestId\":\"1\",\"act\":\"X\",\"targetKind\":\"ACCOUNT\",\"targetId\":\"1\",\"subject\":null,\"place\":null,"
                + "\"placeDigest\":null,\"payload\":\"{}\",\"payloadDigest\":\"a\",\"seal\":\"b\"}",
        "{\"checkpoint\":1,\"first\":1,\"sealedAt\":1,\"head\":\"a\",\"key\":\"b\",\"signature\":\"c\"}",
        "{\"end\":1}"
    };

    private LedgerTargets() {}

    public static List<Target> all() {
        return List.of(
                Target.ofText("ledger.line", LedgerTargets::line).like(LINES),
                Target.ofBytes("ledger.file", LedgerTargets::file, LedgerHeads.Unreadable.class)
                        .like(String.join("\n", LINES) + "\n"),
                Target.ofBytes("ledger.heads", LedgerTargets::heads, LedgerHeads.Unreadable.class)
                        .like(LINES[2] + "\n" + LINES[2] + "\n"));
    }

    private static void line(String text) {
        LedgerLines.read(text)
                .ifPresent(line -> require(LedgerLines.write(line).equals(text), "a line has one spelling"));
    }

    private static void file(byte[] bytes) throws IOException {
        try (LedgerFile file = new LedgerFile(new ByteArrayInputStream(bytes))) {
            Optional<LedgerLines.Line> line = file.next();
            while (line.isPresent()) {
                line = file.next();
            }
            require(file.lines() <= bytes.length, "no more comes out than goes in");
        }
    }

    private static void heads(byte[] bytes) {
        try (LedgerHeads.Told told = LedgerFile.heads(new ByteArrayInputStream(bytes))) {
            told.forEachRemaining(head -> require(head.head() != null, "a checkpoint has a head"));
        }
    }
}
