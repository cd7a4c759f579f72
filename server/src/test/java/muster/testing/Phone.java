package muster.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/** Somebody's phone with an authenticator and a list of recovery codes, each of which it gives once. */
public final class Phone {
    private static final int STEP_IN_SECONDS = 30;
    private static final int RISK_IN_SECONDS = 5;

    private final Authenticator app;
    private final Deque<String> recoveryCodes = new ArrayDeque<>();
    private long lastStep = -1;

    public Phone(String secret) {
        this.app = new Authenticator(secret);
    }

    public void keep(Collection<String> codes) {
        recoveryCodes.clear();
        recoveryCodes.addAll(codes);
    }

    /** A code of the app that is good now and was not given before. There are at most three; then time has to pass. */
    public String code() {
        if (lastStep < 0 && isNearlyOver()) {
            Eventually.holds("the next step begins", Duration.ofSeconds(STEP_IN_SECONDS), () -> !isNearlyOver());
        }
        long present = Instant.now().getEpochSecond() / STEP_IN_SECONDS;
        long step = Math.max(lastStep + 1, isNearlyOver() ? present : present - 1);
        if (step > present + 1) {
            throw new IllegalStateException("the app has no further code yet; use a recovery code");
        }
        lastStep = step;
        return app.codeAt(Instant.ofEpochSecond(step * STEP_IN_SECONDS));
    }

    private static boolean isNearlyOver() {
        return Instant.now().getEpochSecond() % STEP_IN_SECONDS >= STEP_IN_SECONDS - RISK_IN_SECONDS;
    }

    /** Six digits that are no code of these minutes. */
    public String wrongCode() {
        return app.wrongAt(Instant.now());
    }

    public String recoveryCode() {
        return recoveryCodes.removeFirst();
    }
}
