package muster.dialect.own;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import muster.directory.Directory;
import muster.directory.LedgerKey;
import muster.directory.LedgerProof;
import muster.model.Checkpoint;
import muster.model.Failure;

/** The signed heads of the ledger, and the keys that signed them, to be kept where nobody else reaches. */
final class HeadOperations {
    private static final String AFTER = "after";

    private static final Shape<Checkpoint> HEAD = Shape.<Checkpoint>of(
                    "LedgerHead", "A checkpoint: events in a row, bound to all before them, and signed.")
            .with("first", Kind.COUNT, "Number of the first event that it covers.", Checkpoint::first)
            .with("last", Kind.COUNT, "Number of the last one.", Checkpoint::last)
            .with(
                    "sealed_at",
                    Kind.TIME,
                    "",
                    checkpoint -> Instant.EPOCH.plus(checkpoint.sealedAt(), ChronoUnit.MICROS))
            .with(
                    "sealed_at_micros",
                    Kind.COUNT,
                    "The same in microseconds since 1970, as it is signed.",
                    Checkpoint::sealedAt)
            .with("head", Kind.LINE, "SHA-256, base64url.", Checkpoint::head)
            .with("key", Kind.LINE, "The id of the key that signed it.", Checkpoint::key)
            .with("signature", Kind.LINE, "Ed25519, base64url.", Checkpoint::signature)
            .build();

    private static final Shape<LedgerKey> KEY = Shape.<LedgerKey>of("LedgerKey", "What the ledger is signed with.")
            .with("id", Kind.LINE, "", LedgerKey::id)
            .with("public", Kind.LINE, "X.509, base64url; never the private half.", LedgerKey::publicKey)
            .with("made_at", Kind.TIME, "", LedgerKey::madeAt)
            .build();

    private final LedgerProof proof;

    HeadOperations(Directory directory) {
        this.proof = directory.ledgerProof();
    }

    Stream<Operation.Draft> all() {
        return Stream.of(
                Operation.get("/ledger/heads", "listLedgerHeads")
                        .says(
                                "Signed heads of the ledger, oldest first",
                                "Kept elsewhere they prove what nobody with the database and its keys can change unseen.")
                        .asks("maySeeLedger")
                        .with(Parameter.one(
                                AFTER, Kind.COUNT, "Those that end after the event of this number: the last you have."))
                        .pages(HEAD)
                        .fails(Failure.NotPermitted.class)
                        .by(this::heads),
                Operation.get("/ledger/key", "listLedgerKeys")
                        .says(
                                "The public keys that sign the ledger, the present one first",
                                "None before the first seal.")
                        .asks("maySeeLedger")
                        .lists(KEY)
                        .fails(Failure.NotPermitted.class)
                        .by(call -> Reply.all(KEY, proof.keys(call.caller()))));
    }

    private Reply heads(Call call) {
        String given = call.text(AFTER);
        long after = given == null ? 0 : Long.parseLong(given);
        String list = "heads after " + after;
        int limit = call.limit();
        long from = Math.max(after, Cursors.number(list, call.cursor()));
        List<Checkpoint> found = proof.checkpoints(call.caller(), from, limit + 1);
        List<Checkpoint> shown = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit
                ? Cursors.of(list, String.valueOf(shown.getLast().last()))
                : null;
        return Reply.page(HEAD, shown, next);
    }
}
