package muster.console.files;

import java.util.List;
import java.util.Locale;
import muster.console.page.Frame;
import muster.console.text.FailureText;
import muster.directory.ImportMatch;
import muster.directory.Plan;
import muster.directory.PlanKind;
import muster.directory.PlanProblem;
import muster.directory.PlanRow;

/** What pages say of plans and their rows. */
final class PlanText {
    private PlanText() {}

    static String of(Frame frame, PlanProblem problem) {
        String own = "import." + snake(problem.word());
        if (!frame.messages().has(own)) {
            return FailureText.of(problem.word(), problem.details(), problem.sentence(), frame.messages());
        }
        Object[] told = problem.details().stream()
                .map(detail ->
                        isMatch(detail.value()) ? match(frame, ImportMatch.valueOf(detail.value())) : detail.value())
                .toArray();
        return frame.t(own, told);
    }

    private static boolean isMatch(String value) {
        return List.of(ImportMatch.values()).stream().map(ImportMatch::name).anyMatch(value::equals);
    }

    private static String snake(String word) {
        return word.replaceAll("(?<=.)(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static String match(Frame frame, ImportMatch match) {
        return frame.t("import.match_" + match.name().toLowerCase(Locale.ROOT));
    }

    /** What a row would do, or why it does nothing, in a few words. */
    static String of(Frame frame, PlanRow row) {
        if (row.problem() != null) {
            return of(frame, row.problem());
        }
        String kind = kind(frame, row.kind());
        return row.match() == null ? kind : frame.t("plan.found_by", kind, match(frame, row.match()));
    }

    static String kind(Frame frame, PlanKind kind) {
        return frame.t("plan.kind_" + kind.name().toLowerCase(Locale.ROOT));
    }

    static String subject(Frame frame, PlanRow.Subject subject) {
        return frame.t("plan.subject_" + subject.name().toLowerCase(Locale.ROOT));
    }

    static String state(Frame frame, Plan plan) {
        return frame.t("plan.state_" + plan.state().name().toLowerCase(Locale.ROOT));
    }

    /** Why a row was not done. */
    static String result(Frame frame, PlanRow row) {
        return row.result() instanceof PlanRow.Failed(var problem) ? of(frame, problem) : of(frame, row);
    }
}
