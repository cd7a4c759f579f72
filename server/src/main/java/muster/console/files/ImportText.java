package muster.console.files;

import java.util.List;
import java.util.Locale;
import muster.console.page.Frame;
import muster.console.text.FailureText;
import muster.directory.ImportMatch;
import muster.directory.ImportPlan;
import muster.directory.ImportProblem;
import muster.directory.ImportReport;
import muster.model.Event.FieldChange;

/** What pages say of the rows of an import. */
final class ImportText {
    private ImportText() {}

    static String of(Frame frame, ImportProblem problem) {
        return switch (problem) {
            case ImportProblem.Denied(var failure) -> FailureText.of(failure, frame.messages());
            case ImportProblem.NobodyNamed _ -> frame.t("import.nobody_named");
            case ImportProblem.NoSuchId _ -> frame.t("import.no_such_id");
            case ImportProblem.Disagreement(var one, var other) ->
                frame.t("import.disagreement", match(frame, one), match(frame, other));
            case ImportProblem.NamedOtherwise _ -> frame.t("import.named_otherwise");
            case ImportProblem.Repeated(var line) -> frame.t("import.repeated", String.valueOf(line));
            case ImportProblem.Away _ -> frame.t("import.away");
            case ImportProblem.UnknownGroup(var name) -> frame.t("import.unknown_group", name);
        };
    }

    static String match(Frame frame, ImportMatch match) {
        return frame.t("import.match_" + match.name().toLowerCase(Locale.ROOT));
    }

    /** The step in a few words. */
    static String of(Frame frame, ImportPlan.Step step) {
        return switch (step) {
            case ImportPlan.Create _ -> frame.t("import.create");
            case ImportPlan.Change change -> frame.t("import.change", match(frame, change.match()));
            case ImportPlan.Unchanged unchanged -> frame.t("import.unchanged", match(frame, unchanged.match()));
            case ImportPlan.Problem(var problem) -> of(frame, problem);
        };
    }

    /** What would be different; nothing for steps that change nothing. */
    static List<FieldChange> fields(ImportPlan.Step step) {
        return switch (step) {
            case ImportPlan.Create create -> create.fields();
            case ImportPlan.Change change -> change.fields();
            case ImportPlan.Unchanged _, ImportPlan.Problem _ -> List.of();
        };
    }

    /** Why a row is not as the file says. */
    static String of(Frame frame, ImportReport.Result result) {
        return switch (result) {
            case ImportReport.Created _, ImportReport.Changed _ -> frame.t("bulk.done");
            case ImportReport.Unchanged _ -> frame.t("bulk.unchanged");
            case ImportReport.LeftOut(var problem) -> of(frame, problem);
            case ImportReport.Denied(var failure) -> FailureText.of(failure, frame.messages());
            case ImportReport.InPart part ->
                frame.t("import.in_part", FailureText.of(part.failure(), frame.messages()));
            case ImportReport.Untried _ -> frame.t("bulk.untried");
        };
    }
}
