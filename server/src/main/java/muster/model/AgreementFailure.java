package muster.model;

import java.util.List;

/** How the directory says no where something has to be signed. */
public final class AgreementFailure {
    private AgreementFailure() {}

    /** Not everything is signed that has to be before an account is activated. */
    public record NotSigned(List<HoldingId> missing) implements Failure.AgreementDemand {
        public NotSigned {
            missing = List.copyOf(missing);
        }

        @Override
        public String sentence() {
            return "Not every agreement that has to be is signed.";
        }
    }

    public record NoSuchAgreement() implements Failure.AgreementMissing {
        @Override
        public String sentence() {
            return "There is no such agreement.";
        }
    }
}
