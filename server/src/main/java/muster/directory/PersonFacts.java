package muster.directory;

import static muster.directory.Authority.require;
import static muster.directory.ImportMatching.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import muster.model.Account;
import muster.model.AccountProject;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Project;
import muster.model.ProjectId;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;

/** What the texts of a row mean: ranks, times, projects and lanes. Each project is looked up once. */
final class PersonFacts {
    private static final int LONGEST_EXTERNAL_ID = 255;

    private final Reading reading;
    private final ComingThings coming;
    private final Map<TextKey, Optional<Project>> projects = new HashMap<>();
    private @Nullable List<String> allLanes;

    PersonFacts(Reading reading, ComingThings coming) {
        this.reading = reading;
        this.coming = coming;
    }

    /** What the row names that there is not. */
    Optional<ImportProblem> unknown(ImportRow row) {
        Optional<String> project = text(row, ImportField.PROJECT);
        if (project.isPresent() && named(project.get()).isEmpty()) {
            return Optional.of(new ImportProblem.UnknownProject(project.get()));
        }
        return row.lanes().orKeepValue(List.of()).stream()
                .filter(lane -> !allLanes().contains(lane) && !coming.lanes().contains(lane))
                .findFirst()
                .map(ImportProblem.UnknownLane::new);
    }

    private Optional<Project> named(String name) {
        return projects.computeIfAbsent(
                TextKey.of(name), key -> reading.projects().findByName(key));
    }

    private List<String> allLanes() {
        List<String> all = allLanes == null ? Lanes.names(reading) : allLanes;
        allLanes = all;
        return all;
    }

    @Nullable
    Project projectOf(ImportRow row) {
        return text(row, ImportField.PROJECT).flatMap(this::named).orElse(null);
    }

    /** @throws Refused {@link Failure.ReadOnly} for a project that takes nobody in */
    Edit<ProjectId> project(ImportRow row, Account before) {
        AccountProject present = before.project();
        Edit<String> said = row.edit(ImportField.PROJECT);
        if (said.isKeep()) {
            return Edit.keep();
        }
        Project wanted = projectOf(row);
        ProjectId id = wanted == null ? null : wanted.id();
        if (Objects.equals(id, present == null ? null : present.id())) {
            return Edit.keep();
        }
        require(wanted == null || !wanted.readonly(), new Failure.ReadOnly());
        return id == null ? Edit.clear() : Edit.set(id);
    }

    /** Tells another project by name. */
    void addProject(List<FieldChange> fields, Account before, Edit<ProjectId> wanted) {
        if (!wanted.isKeep()) {
            AccountProject present = before.project();
            fields.add(new FieldChange(
                    "project", present == null ? null : name(present.id()), nameOrNull(wanted.orKeep(null))));
        }
    }

    private @Nullable String nameOrNull(@Nullable ProjectId id) {
        return id == null ? null : name(id);
    }

    private String name(ProjectId id) {
        return reading.projects()
                .find(id)
                .map(project -> project.name().value())
                .orElse(id.toString());
    }

    /** The lanes that an account shall have, told as a field; null where it has them. */
    @Nullable
    List<String> lanes(ImportRow row, @Nullable Account before, Caller caller, List<FieldChange> fields) {
        if (row.lanes().isKeep()) {
            return null;
        }
        List<String> all = allLanes();
        List<String> wanted = List.copyOf(new LinkedHashSet<>(row.lanes().orKeepValue(all)));
        List<String> present = before == null
                ? all
                : reading.lanes().chosen(List.of(before.id())).getOrDefault(before.id(), all);
        if (wanted.equals(present)) {
            return null;
        }
        require(Permissions.mayManageLanes(caller), new Failure.NotPermitted());
        require(before == null || !before.isReadonly(), new Failure.ReadOnly());
        fields.add(new FieldChange("lanes", String.join(", ", present), String.join(", ", wanted)));
        return wanted;
    }

    /** What the source calls whoever the row is about: what it says, else the username, else the address; null for nobody. */
    static @Nullable String externalId(ImportRow row) {
        Edit<String> said = row.edit(ImportField.EXTERNAL_ID);
        if (said instanceof Edit.Clear) {
            return null;
        }
        String id = text(row, ImportField.EXTERNAL_ID)
                .or(() -> text(row, ImportField.USERNAME)
                        .map(name -> TextKey.of(name).value()))
                .or(() -> text(row, ImportField.EMAIL)
                        .map(name -> TextKey.of(name).value()))
                .map(String::strip)
                .orElse(null);
        require(
                id == null || !id.isEmpty() && id.length() <= LONGEST_EXTERNAL_ID && isPrintable(id),
                new Failure.Malformed("external id", "is empty, too long, or holds control characters"));
        return id;
    }

    private static boolean isPrintable(String text) {
        return text.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
    }

    static Rank rank(String text) {
        String word = text.strip().toUpperCase(Locale.ROOT);
        for (Rank rank : Rank.values()) {
            if (rank.name().equals(word)) {
                return rank;
            }
        }
        throw new Refused(
                new Failure.Malformed("rank", "is none of viewer, publisher, auditor, manager and administrator"));
    }

    /** @throws Refused {@link Failure.Malformed} */
    static Instant time(String text) {
        String stripped = text.strip();
        List<Function<String, Instant>> forms = new ArrayList<>();
        forms.add(day -> LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant());
        forms.add(time -> OffsetDateTime.parse(time).toInstant());
        for (Function<String, Instant> form : forms) {
            try {
                return form.apply(stripped).truncatedTo(ChronoUnit.MICROS);
            } catch (DateTimeException notInThisForm) {
                // The next one, or none.
            }
        }
        throw new Refused(new Failure.Malformed("time", "is neither a day nor a time with its zone"));
    }
}
