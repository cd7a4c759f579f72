package muster.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import muster.testing.Answer;
import muster.testing.Json;
import muster.testing.OwnDoor;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whether a stop-watch tells which names exist. Wrong passwords for all kinds of names are sent in turn, so that whatever else the
 * machine does meets all alike; a kind that is told apart from the usual one in each of several rounds is a leak. One answer that
 * saves the hash is some ten times as quick as the others, so that the bounds can be wide.
 */
class SignInTimingTest {
    private static final int SAMPLES = 10;
    private static final int ROUNDS = 3;

    /** Of 100 pairs of one from each kind, how often the one kind is slower at least, to be told apart. */
    private static final double TOLD_APART = 0.95;

    private static final double LEAST_RATIO = 1.5;
    private static final String USUAL = "usual";

    /** As many failures as these tests make lock nobody out. */
    private static final RunningMuster SERVER = RunningMuster.with("lock-out-failures=20", "trusted-proxies=127.0.0.1");

    private static final OwnDoor DOOR = new OwnDoor(SERVER);

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @ParameterizedTest
    @EnumSource
    void aStopWatchDoesNotTellWhichNamesExist(SignInWay way) {
        Map<String, Boolean> suspects = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS && (round == 0 || suspects.containsValue(true)); round++) {
            Map<String, List<Long>> samples = measure(way);
            List<Long> usual = samples.remove(USUAL);
            samples.forEach((kind, times) -> suspects.merge(kind, isToldApart(usual, times), Boolean::logicalAnd));
        }
        assertThat(suspects).isNotEmpty().doesNotContainValue(true);
    }

    @Test
    void aKindThatSavesTheHashWouldBeToldApart() {
        List<Long> usual = List.of(52L, 48L, 61L, 47L, 55L, 90L, 49L, 51L, 53L, 50L);
        List<Long> quick = List.of(3L, 4L, 3L, 19L, 3L, 2L, 3L, 5L, 3L, 3L);
        List<Long> alike = List.of(49L, 63L, 48L, 47L, 58L, 50L, 46L, 95L, 52L, 54L);
        assertThat(isToldApart(usual, quick)).isTrue();
        assertThat(isToldApart(quick, usual)).isTrue();
        assertThat(isToldApart(usual, alike)).isFalse();
    }

    private static Map<String, List<Long>> measure(SignInWay way) {
        Map<String, String> names = names();
        names.values().forEach(name -> time(way, name));
        Map<String, List<Long>> samples = new LinkedHashMap<>();
        for (int i = 0; i < SAMPLES; i++) {
            names.forEach((kind, name) ->
                    samples.computeIfAbsent(kind, any -> new ArrayList<>()).add(time(way, name)));
        }
        return samples;
    }

    /** New names each time, so that nobody's failures add up to a lock-out. */
    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(USUAL, person());
        names.put("unknown", OwnDoor.fresh("x"));
        names.put("without a password", invited());
        String locked = person();
        SERVER.command("user", "lock", locked);
        names.put("locked", locked);
        String trashed = person();
        SERVER.command("user", "trash", trashed);
        names.put("in the trash", trashed);
        return names;
    }

    private static String person() {
        String username = OwnDoor.fresh("t");
        DOOR.admin()
                .post(
                        "accounts",
                        Json.object(
                                "username",
                                username,
                                "email",
                                SignInWay.address(username),
                                "password",
                                OwnDoor.PASSWORD,
                                "start",
                                "active"))
                .created();
        return username;
    }

    private static String invited() {
        String username = OwnDoor.fresh("t");
        DOOR.invited("username", username, "email", SignInWay.address(username));
        return username;
    }

    private static long time(SignInWay way, String name) {
        long start = System.nanoTime();
        Answer answer = way.signIn(SERVER, name, "a wrong password");
        long nanos = System.nanoTime() - start;
        assertThat(answer.status()).as(way + " " + answer).isNotEqualTo(429);
        assertThat(way.isSignedIn(answer)).as(way + " " + answer).isFalse();
        return nanos;
    }

    /** The share of pairs in which one kind is the slower one (Mann-Whitney's U), and the medians, which it takes both. */
    private static boolean isToldApart(List<Long> one, List<Long> another) {
        double slower = one.stream()
                .mapToLong(a -> another.stream().filter(b -> a > b).count())
                .sum();
        double share = slower / (one.size() * another.size());
        double ratio = median(one) / (double) median(another);
        return share >= TOLD_APART && ratio >= LEAST_RATIO || share <= 1 - TOLD_APART && ratio <= 1 / LEAST_RATIO;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
