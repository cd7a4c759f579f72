package muster.dialect.arvados;

import java.util.List;
import java.util.stream.Stream;
import muster.directory.Portrait;
import muster.directory.Portrait.Fact;
import muster.directory.Portrayal;
import muster.directory.SignIns;
import muster.model.Account;
import muster.model.Activity;
import muster.model.Caller;
import tools.jackson.databind.node.ObjectNode;

/**
 * How accounts look at this door, where people sign in by username. It also shows the directory's own accounts, and what is
 * left of those that were merged without redirecting.
 */
final class ArvadosPortrayal implements Portrayal {
    private static final String ADMINISTERS = "is_admin";
    private static final List<String> TOLD = List.of("email", "is_active", ADMINISTERS, "is_invited");

    private final UserRecords records;
    private final ArvadosIds ids;
    private final SignIns signIns;

    ArvadosPortrayal(UserRecords records, ArvadosIds ids, SignIns signIns) {
        this.records = records;
        this.ids = ids;
        this.signIns = signIns;
    }

    @Override
    public String product() {
        return "Arvados";
    }

    @Override
    public Portrait of(Caller viewer, Account account, Activity activity) {
        Portrayal.requireMaySee(viewer, account);
        Portrait.Reason hidden = account.isShadow() ? null : Portrait.Reason.of(account);
        return hidden == null ? shown(viewer, account, activity) : new Portrait.Hidden(hidden);
    }

    /** The platform has no word for anybody but administrators. */
    private Portrait shown(Caller viewer, Account account, Activity activity) {
        ObjectNode record = records.standing(viewer, account);
        return new Portrait.Shown(
                ids.of(account.id()),
                text(record, "username"),
                record.path(ADMINISTERS).booleanValue() ? ADMINISTERS : null,
                facts(record),
                signIns.byUsername(viewer, account, activity));
    }

    private static List<Fact> facts(ObjectNode record) {
        Stream<Fact> told = TOLD.stream().map(field -> new Fact(field, text(record, field)));
        return told.toList();
    }

    private static String text(ObjectNode record, String field) {
        return record.path(field).asString("");
    }
}
