package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Caller;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Project;
import muster.model.ProjectChanges;
import muster.model.ProjectFailure;
import muster.model.ProjectId;
import muster.model.ProjectName;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** The projects that accounts can belong to. */
public final class Projects {
    private static final String QUESTION = "projects";

    private final Transactions transactions;

    Projects(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A list's page, and how many there are on all pages. */
    public record Listing(List<Project> projects, long total) {
        public Listing {
            projects = List.copyOf(projects);
        }
    }

    /**
     * @throws Refused {@link ProjectFailure.ProjectNameTaken}, {@link Failure.NotPermitted}; {@link Failure.Malformed} for a
     *     description that is too long
     */
    public Project create(Caller caller, ProjectName name, @Nullable String description, boolean readonly) {
        return transactions.write(caller, work -> {
            require(Permissions.mayManageProjects(work.caller()), new Failure.NotPermitted());
            ProjectId id = new ProjectId(work.identifiers().uuid());
            AccountId by = work.caller().account();
            Instant now = work.now();
            Project made = new Project(id, 1, name, description, readonly, now, by, now, by);
            work.writing().projects().add(made);
            work.record(Act.PROJECT_CREATED, target(made), null, differences(null, made));
            return made;
        });
    }

    /**
     * Changes the project, and no account that belongs to it: these learn from it whether they are read-only.
     *
     * @throws Refused {@link ProjectFailure.NoSuchProject}, {@link ProjectFailure.ProjectNameTaken}, {@link Failure.NotPermitted};
     *     {@link Failure.ReadOnly} for a read-only project that would stay so; {@link Failure.ChangedMeanwhile}
     */
    public Project change(Caller caller, ProjectId id, ProjectChanges changes) {
        return transactions.write(caller, work -> {
            require(Permissions.mayManageProjects(work.caller()), new Failure.NotPermitted());
            Project before = there(work.writing().projects().lock(id));
            Long expected = changes.expectedVersion();
            boolean asSeen = expected == null || expected == before.version();
            require(asSeen, new Failure.ChangedMeanwhile(AccountSaving.CHANGED_MEANWHILE, before.version()));
            Project after = before.with(changes, work.now(), work.caller().account());
            if (after.equals(before)) {
                return before;
            }
            require(!before.readonly() || !after.readonly(), new Failure.ReadOnly());
            work.writing().projects().save(after);
            work.record(Act.PROJECT_CHANGED, target(after), null, differences(before, after));
            return after;
        });
    }

    /** @throws Refused {@link ProjectFailure.NoSuchProject} */
    public Project get(Caller caller, ProjectId id) {
        requireMaySee(caller);
        return there(transactions.read(reading -> reading.projects().find(id)));
    }

    /** @throws Refused {@link ProjectFailure.NoSuchProject} */
    public Project findByName(Caller caller, ProjectName name) {
        requireMaySee(caller);
        return there(transactions.read(reading -> reading.projects().findByName(name.key())));
    }

    /**
     * By name, case ignored.
     *
     * @param skip how many stand on the pages before
     */
    public Listing list(Caller caller, long skip, int limit) {
        requireMaySee(caller);
        return transactions.read(reading -> {
            long total = reading.projects().count();
            return new Listing(skip >= total ? List.of() : reading.projects().list(skip, limit), total);
        });
    }

    /** Some projects of a list, and the mark with which to ask for those after them; empty at the end. */
    public record Page(List<Project> projects, Optional<String> next) {
        public Page {
            projects = List.copyOf(projects);
        }
    }

    /**
     * By name, case ignored.
     *
     * @param mark of the page before; null for the first page
     * @throws Refused {@link Failure.Malformed} for a mark of another list, or a page size out of bounds
     */
    public Page page(Caller caller, @Nullable String mark, int limit) {
        requireMaySee(caller);
        Roster.requireLimit(limit);
        PageMark after = RosterMarks.parseSingle(QUESTION, mark);
        return transactions.read(reading -> {
            List<Project> found = reading.projects().listAfter(after, limit + 1);
            List<Project> shown = found.subList(0, Math.min(limit, found.size()));
            boolean more = found.size() > limit;
            return new Page(
                    shown,
                    more
                            ? Optional.of(RosterMarks.text(
                                    QUESTION, reading.projects().placeOf(shown.getLast())))
                            : Optional.empty());
        });
    }

    private static void requireMaySee(Caller caller) {
        require(Permissions.maySeeProjects(caller), new Failure.MayNotView("project"));
    }

    private static Project there(Optional<Project> found) {
        return found.orElseThrow(() -> new Refused(new ProjectFailure.NoSuchProject()));
    }

    private static Event.Target target(Project project) {
        return new Event.Target(
                "project", project.id().toString(), project.name().value());
    }

    /** A null state has no values. */
    private static List<FieldChange> differences(@Nullable Project before, Project after) {
        List<FieldChange> changes = new ArrayList<>();
        String oldName = before == null ? null : before.name().value();
        if (!after.name().value().equals(oldName)) {
            changes.add(new FieldChange("name", oldName, after.name().value()));
        }
        String oldDescription = before == null ? null : before.description();
        if (!Objects.equals(oldDescription, after.description())) {
            changes.add(LedgerTexts.change("description", oldDescription, after.description()));
        }
        boolean wasReadonly = before != null && before.readonly();
        if (wasReadonly != after.readonly()) {
            changes.add(new FieldChange("readonly", String.valueOf(wasReadonly), String.valueOf(after.readonly())));
        }
        return changes;
    }
}
