package muster.dialect.cloudomation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import muster.directory.IntakeOutcome;
import muster.directory.Register;
import muster.model.Account;
import muster.model.Activity;
import muster.model.Project;
import muster.model.ProjectId;
import muster.model.ViewerMarks;
import org.jspecify.annotations.Nullable;

/** What of a user an import changed, or would: the properties that came to differ. */
final class ImportChanges {
    private static final List<Property> IMPORTED = Arrays.stream(Property.values())
            .filter(property -> property.transfer() == Transfer.BOTH)
            .toList();

    private final Users users;
    private final Map<ProjectId, Project> projects;

    ImportChanges(Users users, Map<ProjectId, Project> projects) {
        this.users = users;
        this.projects = projects;
    }

    /** A value before and after; null stands for none. A {@link Project} stands for the reference to it. */
    record Change(@Nullable Object old, @Nullable Object next) {}

    /** By the keys that exports have. */
    Map<String, Change> of(IntakeOutcome outcome) {
        return switch (outcome) {
            case IntakeOutcome.Created(var account) -> between(null, account);
            case IntakeOutcome.Updated(var before, var after) -> between(before, after);
            case IntakeOutcome.Unchanged _, IntakeOutcome.Skipped _, IntakeOutcome.Failed _ -> Map.of();
        };
    }

    private Map<String, Change> between(@Nullable Account before, Account after) {
        Map<String, Change> changes = new LinkedHashMap<>();
        for (Property property : IMPORTED) {
            Object old = before == null ? null : value(before, property);
            Object next = value(after, property);
            if (!Objects.equals(old, next)) {
                String key = property == Property.PROJECT_ID ? ImportProjects.REFERENCE : property.wireName();
                changes.put(key, new Change(old, next));
            }
        }
        return changes;
    }

    private @Nullable Object value(Account account, Property property) {
        Project project = account.project() == null
                ? null
                : projects.get(account.project().id());
        if (property == Property.PROJECT_ID) {
            return project;
        }
        Register.Entry entry =
                new Register.Entry(account, Activity.NONE, false, null, ViewerMarks.NONE, Optional.empty(), project);
        return users.record(entry).value(property);
    }
}
