package muster.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;
import muster.directory.LedgerDigests;
import muster.model.Account;
import muster.model.Act;
import muster.model.Caller;
import muster.model.Event;
import muster.model.EventId;
import muster.model.LedgerEntry;
import muster.model.LedgerEntry.Header;
import muster.model.People;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An event as it is written, and the seal that it is given later. The floors are its two texts digested, and SHA-256 over as many
 * bytes as the seal covers.
 */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LedgerBenchmark {
    private static final int SEALED_BYTES = 430;

    private final EventTexts texts = new EventTexts(new SecureRandom());
    private final Event event = event();
    private final String payload = texts.payload(event);
    private final String place = place();
    private final byte[] payloadBytes = payload.getBytes(StandardCharsets.UTF_8);
    private final byte[] placeBytes = place.getBytes(StandardCharsets.UTF_8);
    private final byte[] sealedBytes = new byte[SEALED_BYTES];
    private final LedgerEntry entry = entry();
    private final MessageDigest sha256 = sha256();

    /** Both texts with their salts, and their digests. */
    @Benchmark
    public int encode() {
        return LedgerDigests.ofText(texts.payload(event)).length()
                + LedgerDigests.ofText(place()).length();
    }

    @Benchmark
    public int encodeFloor() {
        return sha256.digest(payloadBytes).length + sha256.digest(placeBytes).length;
    }

    @Benchmark
    public String seal() {
        return LedgerDigests.seal(7, entry);
    }

    @Benchmark
    public byte[] sealFloor() {
        return sha256.digest(sealedBytes);
    }

    private String place() {
        String text = texts.place(event.origin().address(), event.origin().client());
        if (text == null) {
            throw new IllegalStateException("the place is known");
        }
        return text;
    }

    private LedgerEntry entry() {
        Header header = new Header(
                77,
                1_772_600_767_123_456L,
                "person",
                "01900000-0000-7000-8000-000000000001",
                7L,
                "bench",
                "req-000000000000000000",
                "account.changed",
                "account",
                "01900000-0000-7000-8000-000000000001",
                "01900000-0000-7000-8000-000000000001");
        return new LedgerEntry(
                0, header, place, LedgerDigests.ofText(place), payload, LedgerDigests.ofText(payload), "");
    }

    private static Event event() {
        Account person = People.person(1);
        Caller himself = People.himself(person);
        return new Event(
                new EventId(77),
                People.NOW,
                himself.actor(),
                himself.origin(),
                Act.ACCOUNT_CHANGED,
                new Event.Target("account", person.id().toString(), "person1"),
                person.id(),
                List.of(
                        new Event.FieldChange("given_name", "Katherine", "Catherine"),
                        new Event.FieldChange("family_name", "Johnson", "Johnston")));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
