package muster.directory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import muster.model.Checkpoint;
import muster.model.LedgerEntry;
import org.jspecify.annotations.Nullable;

/**
 * The digests of the ledger, byte for byte as docs/ledger.md has them: SHA-256 over texts, each with its length before it, as
 * base64url without padding.
 */
public final class LedgerDigests {
    private static final String EVENT_FORM = "muster-ledger-event-1";
    private static final String HEAD_FORM = "muster-ledger-head-1";
    private static final String SIGNED_FORM = "muster-ledger-signed-1";
    private static final int NULL_LENGTH = -1;

    private final MessageDigest sha256 = sha256();
    private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);

    private LedgerDigests() {}

    /** Of the text of a payload or a place. */
    public static String ofText(String text) {
        return base64(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The seal that an event has at this place of the chain. */
    public static String seal(long number, LedgerEntry entry) {
        LedgerEntry.Header header = entry.header();
        Long actorKey = header.actorKey();
        return new LedgerDigests()
                .add(EVENT_FORM)
                .add(number)
                .add(header.id())
                .add(header.at())
                .add(header.actorKind())
                .add(header.actorAccount())
                .add(actorKey == null ? null : actorKey.toString())
                .add(header.door())
                .add(header.requestId())
                .add(header.act())
                .add(header.targetKind())
                .add(header.targetId())
                .add(header.subject())
                .add(entry.placeDigest())
                .add(entry.payloadDigest())
                .end();
    }

    /** The head of a checkpoint, to which the seals of its events are added in their order. */
    public static Head head(@Nullable String previous, Checkpoint checkpoint) {
        LedgerDigests begun = new LedgerDigests()
                .add(HEAD_FORM)
                .add(previous)
                .add(checkpoint.first())
                .add(checkpoint.last())
                .add(checkpoint.sealedAt())
                .add(checkpoint.key());
        return new Head(begun);
    }

    /** What is signed of a checkpoint. */
    static byte[] signed(Checkpoint checkpoint) {
        return new LedgerDigests()
                .add(SIGNED_FORM)
                .add(checkpoint.first())
                .add(checkpoint.last())
                .add(checkpoint.sealedAt())
                .add(checkpoint.key())
                .add(checkpoint.head())
                .sha256
                .digest();
    }

    /** A head in the making. */
    public static final class Head {
        private final LedgerDigests digests;

        private Head(LedgerDigests digests) {
            this.digests = digests;
        }

        public void add(String seal) {
            digests.add(seal);
        }

        /** Once, after the last seal. */
        public String end() {
            return digests.end();
        }
    }

    private LedgerDigests add(long number) {
        return add(Long.toString(number));
    }

    private LedgerDigests add(@Nullable String text) {
        if (text == null) {
            sha256.update(length.putInt(0, NULL_LENGTH).array());
            return this;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha256.update(length.putInt(0, bytes.length).array());
        sha256.update(bytes);
        return this;
    }

    private String end() {
        return base64(sha256.digest());
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
