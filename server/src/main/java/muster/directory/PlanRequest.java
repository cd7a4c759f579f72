package muster.directory;

import org.jspecify.annotations.Nullable;

/**
 * Of what a plan is to be made, and how careful it is.
 *
 * @param name what people call the file
 * @param digest SHA-256 of the file's bytes in hexadecimal; null where there is no file
 * @param source who tells: external ids count within it. Null to take what the file says, if it says anything
 * @param people as {@link Completeness#people}; null to take what the file says
 * @param brakePercent how large a share of the accounts that it could touch the plan may suspend or remove, 0 to 100
 */
public record PlanRequest(
        String name,
        @Nullable String digest,
        @Nullable String source,
        Completeness.@Nullable Absent people,
        int brakePercent) {
    public static final int USUAL_BRAKE_PERCENT = 10;
    public static final int MAXIMUM_NAME_LENGTH = 255;
    public static final int MAXIMUM_SOURCE_LENGTH = 64;

    public static PlanRequest of(String name) {
        return new PlanRequest(name, null, null, null, USUAL_BRAKE_PERCENT);
    }

    public PlanRequest withDigest(String sha256) {
        return new PlanRequest(name, sha256, source, people, brakePercent);
    }

    public PlanRequest withSource(@Nullable String wanted) {
        return new PlanRequest(name, digest, wanted, people, brakePercent);
    }

    public PlanRequest completeFor(Completeness.@Nullable Absent absent) {
        return new PlanRequest(name, digest, source, absent, brakePercent);
    }

    public PlanRequest withBrakePercent(int percent) {
        return new PlanRequest(name, digest, source, people, percent);
    }
}
