package muster.model;

/** Who an account is at an outside provider: at most one account has a given subject of a given issuer. */
public record ExternalIdentity(String issuer, String subject) {
    public static final int MAXIMUM_LENGTH = 1024;

    /** @throws Refused {@link Failure.Malformed} when blank, too long, or holding control characters */
    public ExternalIdentity {
        if (subject.isBlank()) {
            throw new Refused(new Failure.Malformed("external id", "is blank"));
        }
        TextRules.check("external id", subject, MAXIMUM_LENGTH);
    }
}
