package muster.dialect.cloudomation;

import java.util.List;
import java.util.stream.Stream;
import muster.directory.IntakeOutcome;
import muster.model.Failure;
import muster.model.ProjectFailure;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a document out.
 *
 * @param field the property to blame; null for the record as a whole
 */
record ImportError(@Nullable String field, String code) {

    static ImportError of(Complaint complaint) {
        return new ImportError(complaint.field(), complaint.code().word());
    }

    private static ImportError ofName(String code) {
        return new ImportError(Property.NAME.wireName(), code);
    }

    private static ImportError ofRecord(ErrorCode code) {
        return new ImportError(null, code.word());
    }

    /** Those of one document, the ones found while it was read first. */
    static List<ImportError> of(ImportDocument document, IntakeOutcome.Failed failed) {
        return switch (failed) {
            case IntakeOutcome.Spoiled _ -> document.errors();
            case IntakeOutcome.Repeated _ ->
                Stream.concat(document.errors().stream(), Stream.of(ofName("duplicate")))
                        .toList();
            case IntakeOutcome.Unknown _ -> document.errorsOfNewName();
            case IntakeOutcome.Taken _ -> List.of(ofName(ErrorCode.CONFLICT.word()));
            case IntakeOutcome.InTrash _ -> List.of(ofRecord(ErrorCode.IN_TRASH));
            case IntakeOutcome.BarsCaller _ -> List.of(ofRecord(ErrorCode.NOT_ON_SELF));
            case IntakeOutcome.Denied(var failure) -> List.of(of(failure));
        };
    }

    private static ImportError of(Failure failure) {
        return switch (failure) {
            case ProjectFailure.NoSuchProject _ ->
                of(new Complaint(Property.PROJECT_ID.wireName(), Complaint.Code.NOT_FOUND));
            case Failure.Malformed(var field, var _) -> of(new Complaint(field, Complaint.Code.INVALID));
            default -> ofRecord(CloudomationErrors.code(failure));
        };
    }
}
