package muster.directory;

import org.jspecify.annotations.Nullable;

/**
 * How a plan is carried out.
 *
 * @param strict whether nothing is done when anything that the plan is about has moved on before it begins
 * @param confirmed the number of accounts that somebody agreed to suspend or remove; null when nobody was asked
 * @param resumes whether a plan that was halted goes on; otherwise it is left as it is
 */
public record ApplyOptions(boolean strict, @Nullable Long confirmed, boolean resumes) {
    public static final ApplyOptions USUAL = new ApplyOptions(false, null, true);

    public ApplyOptions strictly() {
        return new ApplyOptions(true, confirmed, resumes);
    }

    public ApplyOptions confirming(long barred) {
        return new ApplyOptions(strict, barred, resumes);
    }
}
