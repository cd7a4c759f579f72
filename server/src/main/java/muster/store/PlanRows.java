package muster.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import muster.directory.ImportMatch;
import muster.directory.Plan;
import muster.directory.PlanKeys;
import muster.directory.PlanKind;
import muster.directory.PlanPlace;
import muster.directory.PlanRow;
import muster.directory.PlanStep;
import muster.directory.PlanView;
import muster.directory.PlanWriter;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.PlanId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Plans and their rows. What a row says in detail is one JSON text, because nobody searches it. */
final class PlanRows implements PlanWriter {
    private static final String PLAN = """
            select p.id, p.state, p.made_at, p.made_by, p.made_with, p.name, p.digest, p.source, p.undoes, p.undone_by, p.added,
                   p.changed, p.suspended, p.removed, p.brought_back, p.unchanged, p.problems, p.barred, p.touchable,
                   p.braked, p.begun_at, p.finished_at, p.done, p.failed, p.reached, p.halted
            from plan p
            """;

    private static final String ROW = """
            select r.place, r.line, r.subject, r.name, r.kind, r.target, r.version, r.matched_by, r.document, r.result
            from plan_row r
            where r.plan_id = :plan and r.place > :after\s""";

    private static final String INSERTION = """
            insert into plan_row (plan_id, place, line, subject, name, kind, target, version, matched_by, document,
                                  failed, result, key_1, key_2, key_3)
            values (:plan, :place, :line, :subject, :name, :kind, :target, :version, :match, :document, 0, null,
                    :key1, :key2, :key3)
            """;

    private final Handle handle;
    private final Database database;

    PlanRows(Handle handle, Database database) {
        this.handle = handle;
        this.database = database;
    }

    @Override
    public Optional<Plan> find(PlanId id) {
        return byId(id, "");
    }

    @Override
    public Optional<Plan> lock(PlanId id) {
        return byId(id, database.lockingRowsOf("p"));
    }

    private Optional<Plan> byId(PlanId id, String ending) {
        return handle.createQuery(PLAN + "where p.id = :id" + ending)
                .bind("id", id.toString())
                .map((set, _) -> PlanColumns.plan(new Row(set)))
                .findOne();
    }

    @Override
    public List<Plan> list(@Nullable PlanId before, int limit) {
        BoundSql sql = new BoundSql().add(PLAN);
        if (before != null) {
            sql.add("where p.id < ").value(before.toString());
        }
        return sql.add(" order by p.id desc limit ")
                .value(limit)
                .query(handle)
                .map((set, _) -> PlanColumns.plan(new Row(set)))
                .list();
    }

    @Override
    public long open(@Nullable AccountId maker) {
        BoundSql sql = new BoundSql()
                .add("select count(*) from plan p where p.state in ('BEING_MADE', 'OPEN') and p.made_by ");
        BoundSql whose = maker == null ? sql.add("is null") : sql.add("= ").value(maker.toString());
        return whose.add(
                        " and (p.state = 'BEING_MADE' or p.added + p.changed + p.suspended + p.removed + p.brought_back > 0)")
                .query(handle)
                .map((set, _) -> set.getLong(1))
                .one();
    }

    @Override
    public Optional<Plan> undoing(PlanId done) {
        return handle.createQuery(PLAN + """
                        where p.undoes = :done and p.state in ('BEING_MADE', 'OPEN', 'RUNNING', 'HALTED')
                        order by p.id desc limit 1
                        """)
                .bind("done", done.toString())
                .map((set, _) -> PlanColumns.plan(new Row(set)))
                .findOne();
    }

    @Override
    public List<PlanId> madeBefore(Instant time, boolean onlyUnfinished, int limit) {
        String which = onlyUnfinished ? "p.state = 'BEING_MADE'" : "(p.state <> 'RUNNING' or p.begun_at < :time)";
        return handle.createQuery("select p.id from plan p where p.made_at < :time and " + which
                        + " order by p.made_at limit :limit")
                .bind("time", Micros.of(time))
                .bind("limit", limit)
                .map((set, _) -> new PlanId(new Row(set).uuid("id")))
                .list();
    }

    @Override
    public void add(Plan plan) {
        PlanColumns.bind(plan, handle.createUpdate("""
                        insert into plan (id, state, made_at, made_by, made_with, name, digest, source, undoes, undone_by, added,
                                          changed, suspended, removed, brought_back, unchanged, problems, barred,
                                          touchable, braked, begun_at, finished_at, done, failed, reached, halted)
                        values (:id, :state, :madeAt, :madeBy, :madeWith, :name, :digest, :source, :undoes, :undoneBy, :added,
                                :changed, :suspended, :removed, :broughtBack, :unchanged, :problems, :barred,
                                :touchable, :braked, :begunAt, :finishedAt, :done, :failed, :reached, :halted)
                        """))
                .bind("madeAt", Micros.of(plan.madeAt()))
                .bind("madeBy", Row.text(plan.madeBy()))
                .bind("madeWith", plan.madeWith().name())
                .bind("name", plan.name())
                .bind("digest", plan.digest())
                .bind("source", plan.source())
                .bind("undoes", PlanColumns.text(plan.undoes()))
                .execute();
    }

    @Override
    public void save(Plan plan) {
        PlanColumns.bind(plan, handle.createUpdate("""
                        update plan
                        set state = :state, undone_by = :undoneBy, added = :added, changed = :changed,
                            suspended = :suspended, removed = :removed, brought_back = :broughtBack,
                            unchanged = :unchanged, problems = :problems, barred = :barred, touchable = :touchable,
                            braked = :braked, begun_at = :begunAt, finished_at = :finishedAt, done = :done,
                            failed = :failed, reached = :reached, halted = :halted
                        where id = :id
                        """)).execute();
    }

    @Override
    public void remove(PlanId id) {
        handle.createUpdate("delete from plan where id = :id")
                .bind("id", id.toString())
                .execute();
    }

    @Override
    public List<PlanRow> rows(PlanId id, PlanView view, long after, int limit) {
        String seen = switch (view) {
            case ALL -> "";
            case DIFFERENCES -> "and r.place < " + PlanPlace.UNCHANGED;
            case PROBLEMS -> "and r.place >= " + PlanPlace.PROBLEMS + " and r.place < " + PlanPlace.UNCHANGED;
            case FAILED -> "and r.failed = 1";
        };
        return steps(id, seen, after, limit).stream().map(PlanStep::row).toList();
    }

    @Override
    public List<PlanStep> steps(PlanId id, long after, int limit) {
        return steps(id, "and r.place < " + PlanPlace.PROBLEMS, after, limit);
    }

    private List<PlanStep> steps(PlanId id, String seen, long after, int limit) {
        return handle.createQuery(ROW + seen + " order by r.place limit :limit")
                .bind("plan", id.toString())
                .bind("after", after)
                .bind("limit", limit)
                .map((set, _) -> step(new Row(set)))
                .list();
    }

    private static PlanStep step(Row row) throws SQLException {
        String match = row.textOrNull("matched_by");
        String result = row.textOrNull("result");
        PlanJson.Document document =
                PlanJson.document(row.textOrNull("document"), row.longNumber("line"), row.text("name"));
        PlanRow told = new PlanRow(
                row.longNumber("place"),
                row.longNumber("line"),
                PlanRow.Subject.valueOf(row.text("subject")),
                row.text("name"),
                PlanKind.valueOf(row.text("kind")),
                row.textOrNull("target"),
                row.longNumberOrNull("version"),
                match == null ? null : ImportMatch.valueOf(match),
                document.fields(),
                document.conflicts(),
                document.problem(),
                result == null ? null : PlanJson.result(result));
        return new PlanStep(told, document.said());
    }

    @Override
    public Optional<PlanRow.Done> doneOfNewGroup(PlanId id, PlanKind kind, String name) {
        return handle.createQuery("""
                        select r.result from plan_row r
                        where r.plan_id = :plan and (r.place < :people or r.place >= :late and r.place < :problems)
                          and r.subject = 'GROUP' and r.kind = :kind and r.name = :name and r.target is null
                          and r.failed = 0 and r.result is not null
                        """)
                .bind("plan", id.toString())
                .bind("people", PlanPlace.PEOPLE)
                .bind("late", PlanPlace.LATE)
                .bind("problems", PlanPlace.PROBLEMS)
                .bind("kind", kind.name())
                .bind("name", name)
                .map((set, _) -> (PlanRow.Done) PlanJson.result(set.getString("result")))
                .findFirst();
    }

    @Override
    public Set<AccountId> spokenOf(PlanId id, List<AccountId> accounts) {
        Set<AccountId> found = new HashSet<>();
        for (List<AccountId> portion : Ids.portions(accounts)) {
            handle.createQuery("select r.target from plan_row r where r.plan_id = :plan and "
                            + database.isOneOfIds("r.target"))
                    .bind("plan", id.toString())
                    .bind("ids", Ids.joined(portion))
                    .map((set, _) -> new Row(set).accountId("target"))
                    .forEach(found::add);
        }
        return found;
    }

    @Override
    public void addRows(PlanId id, List<PlanStep> steps) {
        if (steps.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch(INSERTION)) {
            for (PlanStep step : steps) {
                bind(id, step, batch);
                batch.add();
            }
            batch.execute();
        }
    }

    private static void bind(PlanId id, PlanStep step, PreparedBatch batch) {
        List<String> keys = step.keys().stream()
                .filter(IndexKey::isStorable)
                .map(IndexKey::of)
                .toList();
        bindRow(id, step, batch)
                .bind("key1", keys.isEmpty() ? null : keys.get(0))
                .bind("key2", keys.size() < 2 ? null : keys.get(1))
                .bind("key3", keys.size() < PlanKeys.MOST ? null : keys.get(2));
    }

    private static <S extends SqlStatement<S>> S bindRow(PlanId id, PlanStep step, S statement) {
        PlanRow row = step.row();
        ImportMatch match = row.match();
        return statement
                .bind("plan", id.toString())
                .bind("place", row.place())
                .bind("line", row.line())
                .bind("subject", row.subject().name())
                .bind("name", row.name())
                .bind("kind", row.kind().name())
                .bind("target", row.target())
                .bind("version", row.version())
                .bind("match", match == null ? null : match.name())
                .bind("document", PlanJson.ofDocument(row, step.said()));
    }

    @Override
    public void replace(PlanId id, long place, PlanStep step) {
        bindRow(id, step, handle.createUpdate("""
                        update plan_row
                        set place = :place, line = :line, subject = :subject, name = :name, kind = :kind, target = :target,
                            version = :version, matched_by = :match, document = :document
                        where plan_id = :plan and place = :former
                        """)).bind("former", place).execute();
    }

    @Override
    public void tell(PlanId id, Map<Long, PlanRow.Result> results) {
        if (results.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch("""
                update plan_row
                set result = :result, failed = :failed,
                    target = case when subject = 'PERSON' then coalesce(target, :target) else target end
                where plan_id = :plan and place = :place
                """)) {
            results.forEach((place, result) -> batch.bind("plan", id.toString())
                    .bind("place", place)
                    .bind("result", PlanJson.ofResult(result))
                    .bind("target", result instanceof PlanRow.Done done ? done.target() : null)
                    .bind("failed", result instanceof PlanRow.Failed ? 1 : 0)
                    .add());
            batch.execute();
        }
    }

    @Override
    public void moveLast(PlanId id, AccountId account) {
        handle.createUpdate("""
                        update plan_row set place = place + :farther
                        where plan_id = :plan and target = :target and place >= :from and place < :to
                        """)
                .bind("farther", PlanPlace.LAST - PlanPlace.PEOPLE)
                .bind("plan", id.toString())
                .bind("target", account.toString())
                .bind("from", PlanPlace.PEOPLE)
                .bind("to", PlanPlace.LATE)
                .execute();
    }

    @Override
    public void forget(Account account) {
        new PlanForgetting(handle, database).forget(account);
    }

    @Override
    public int removeRows(PlanId id, int limit) {
        return handle.createUpdate("""
                        delete from plan_row
                        where plan_id = :plan and place in (
                            select r.place from plan_row r where r.plan_id = :plan order by r.place limit :limit)
                        """)
                .bind("plan", id.toString())
                .bind("limit", limit)
                .execute();
    }
}
