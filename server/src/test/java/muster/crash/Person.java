package muster.crash;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One account of a client that remembers what it was told: how the account is, and how it may be if the last request was heard. */
final class Person {

    /** What of an account a client can know, and the store shows; a null account is not there. */
    record Facts(
            String username,
            String address,
            String given,
            String family,
            boolean blocked,
            boolean trashed,
            boolean merged,
            boolean member) {

        static Facts fresh(String username) {
            return new Facts(username, username + "@lab.example", "", "", false, false, false, false);
        }

        Facts named(String newGiven, String newFamily) {
            return new Facts(username, address, newGiven, newFamily, blocked, trashed, merged, member);
        }

        Facts called(String newUsername, String newAddress) {
            return new Facts(newUsername, newAddress, given, family, blocked, trashed, merged, member);
        }

        Facts blocked(boolean value) {
            return new Facts(username, address, given, family, value, trashed, merged, member);
        }

        Facts trashed(boolean value) {
            return new Facts(username, address, given, family, blocked, value, merged, member);
        }

        Facts member(boolean value) {
            return new Facts(username, address, given, family, blocked, trashed, merged, value);
        }

        boolean mayAct() {
            return !blocked && !trashed && !merged;
        }
    }

    /** What opens a door. */
    static final class Credential {
        /** Where it is shown. */
        enum Door {
            CONNECT,
            CRYOSPARC,
            CLOUDOMATION
        }

        final Door door;
        final String secret;
        boolean isEnded;
        /** Whether somebody has asked for its end and not heard of it. */
        boolean isEnding;

        Credential(Door door, String secret) {
            this.door = door;
            this.secret = secret;
        }

        boolean isSession() {
            return door != Door.CONNECT;
        }
    }

    final List<Credential> credentials = new ArrayList<>();
    final @Nullable String password;
    final boolean isActive;
    /** What was done, for whoever has to find out about a deviation. */
    final List<String> history = new ArrayList<>();

    String id = "";
    /** As was acknowledged. */
    @Nullable
    Facts now;
    /** As it may be as well while nobody has answered. */
    @Nullable
    Facts next;

    boolean isInFlight;

    /** @param isActive whether it may act from the start, so that a key of it opens doors */
    Person(@Nullable String password, boolean isActive) {
        this.password = password;
        this.isActive = isActive;
    }

    Facts known() {
        if (now == null) {
            throw new IllegalStateException("nobody is there");
        }
        return now;
    }

    void asks(Facts wanted) {
        next = wanted;
        history.add("asked for " + wanted);
        isInFlight = true;
    }

    /** The answer has come: it is so, or it was refused and nothing changed. */
    void heard(boolean done) {
        history.add(done ? "done" : "refused");
        if (done) {
            now = next;
        }
        isInFlight = false;
    }

    /** Sessions end for good when the account is barred, whether or not that was heard. */
    void losesSessions() {
        credentials.stream().filter(Credential::isSession).forEach(each -> each.isEnding = true);
    }
}
