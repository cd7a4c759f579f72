package muster.client.cloudomation;

import java.util.Optional;
import muster.client.wire.Call;
import muster.client.wire.Fields;
import muster.client.wire.Reply;

/**
 * A file to be taken in, as a whole or not at all. Users are found by name; who is not there is made, without address and roles.
 * Making this asks nothing. Who does not manage users is refused, and so is a file that cannot be read ({@code bad_request}).
 */
public final class UserImport {
    private final Connection connection;
    private final UserFile file;
    private final OnConflict onConflict;

    /** What becomes of who is there already. */
    public enum OnConflict {
        /** What the document has is set, and the rest stays. */
        UPDATE,
        /** Stays as it is. */
        SKIP,
        /** The document fails, and with it the file. */
        FAIL
    }

    UserImport(Connection connection, UserFile file, OnConflict onConflict) {
        this.connection = connection;
        this.file = file;
        this.onConflict = onConflict;
    }

    /** The same with this done about who is there already; without it they are updated. */
    public UserImport onConflict(OnConflict wanted) {
        return new UserImport(connection, file, wanted);
    }

    /** What would become of each document; nothing is stored. */
    public ImportReport dryRun() {
        return report(true);
    }

    /**
     * Takes the file in.
     *
     * @return what became of each document. When a single one fails, nothing is stored, and {@link ImportReport#isApplied} is false
     */
    public ImportReport run() {
        return report(false);
    }

    private ImportReport report(boolean isDryRun) {
        Call.Query query =
                new Call.Query().and("on_conflict", Words.word(onConflict)).and("dry_run", isDryRun ? true : null);
        Reply reply =
                connection.askForAny(Call.withBytes("POST", "/import" + query.text(), file.bytes()), file.heads());
        ImportReport report = failed(reply)
                .map(ImportReport::of)
                .orElseGet(() -> ImportReport.of(Connection.good(reply).object("a report")));
        if (report.isDryRun() != isDryRun || isDryRun && report.isApplied()) {
            throw reply.misunderstood("a report of something else");
        }
        return report;
    }

    /** The report of a file that was refused for what its documents say. */
    private static Optional<Fields> failed(Reply reply) {
        if (reply.status() != 422) {
            return Optional.empty();
        }
        Fields answer = reply.object("a refusal");
        if (answer.value("error").isEmpty()) {
            return Optional.empty();
        }
        Fields error = answer.object("error", "a refusal");
        return error.value("report").isEmpty() ? Optional.empty() : Optional.of(error.object("report", "a report"));
    }
}
