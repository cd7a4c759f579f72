package muster.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Edit;
import muster.model.Event.FieldChange;
import muster.model.Group;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;

/** What takes back what one row did to an account. What somebody else has changed since is left, and told as a conflict. */
final class PersonUndo {
    private static final Map<String, ImportField> FIELDS = Map.of(
            "username", ImportField.USERNAME,
            "email", ImportField.EMAIL,
            "givenName", ImportField.GIVEN_NAME,
            "familyName", ImportField.FAMILY_NAME,
            "displayName", ImportField.DISPLAY_NAME,
            "description", ImportField.DESCRIPTION,
            "rank", ImportField.RANK,
            "expiresAt", ImportField.EXPIRES_AT,
            "project", ImportField.PROJECT,
            "externalId", ImportField.EXTERNAL_ID);

    private final Reading reading;
    private final Instant now;
    private final @Nullable String source;

    PersonUndo(Reading reading, Instant now, @Nullable String source) {
        this.reading = reading;
        this.now = now;
        this.source = source;
    }

    PlanDraft draft(PlanRow row, PlanRow.Done done, AccountId id, @Nullable Account account, List<Group> groups) {
        if (account == null) {
            return problem(id, row, List.of(), new ImportProblem.NotReversible());
        }
        if (row.kind() == PlanKind.ADDED) {
            boolean isUntouched = account.life().isTrashed() || Objects.equals(account.version(), done.version());
            return isUntouched
                    ? new PlanDraft(ImportRow.ofState(id, "trashed"), row.name(), List.of(), null)
                    : problem(id, row, List.of(), new ImportProblem.AllChangedSince());
        }
        Map<ImportField, Edit<String>> fields = new EnumMap<>(ImportField.class);
        List<FieldChange> conflicts = new ArrayList<>();
        Set<String> member = new LinkedHashSet<>();
        groups.forEach(group -> member.add(group.name().value()));
        boolean movesGroups = false;
        Edit<List<String>> lanes = Edit.keep();
        for (FieldChange change : row.fields()) {
            switch (change.field()) {
                case "group" -> movesGroups |= moved(member, change);
                case "lanes" -> lanes = lanes(account, change, conflicts);
                case "state" -> state(fields, account, change, conflicts);
                default -> scalar(fields, account, change, conflicts);
            }
        }
        boolean nothing = fields.isEmpty() && !movesGroups && lanes.isKeep();
        if (nothing && !conflicts.isEmpty()) {
            return problem(id, row, conflicts, new ImportProblem.AllChangedSince());
        }
        fields.put(ImportField.ID, Edit.set(id.toString()));
        Edit<List<String>> all = movesGroups ? Edit.set(List.copyOf(member)) : Edit.keep();
        return new PlanDraft(new ImportRow(0, fields, all, lanes), row.name(), conflicts, null);
    }

    private static PlanDraft problem(AccountId id, PlanRow row, List<FieldChange> conflicts, ImportProblem problem) {
        Map<ImportField, Edit<String>> fields = Map.of(ImportField.ID, Edit.set(id.toString()));
        return new PlanDraft(new ImportRow(0, fields, Edit.keep()), row.name(), conflicts, problem);
    }

    /** Out of a group that was joined, and into one that was left. @return whether that differs */
    private static boolean moved(Set<String> member, FieldChange change) {
        String joined = change.after();
        String left = change.before();
        if (joined != null) {
            TextKey key = TextKey.of(joined);
            return member.removeIf(name -> TextKey.of(name).equals(key));
        }
        return left != null && member.add(left);
    }

    private Edit<List<String>> lanes(Account account, FieldChange change, List<FieldChange> conflicts) {
        List<String> all = Lanes.names(reading);
        List<String> present = reading.lanes().chosen(List.of(account.id())).getOrDefault(account.id(), all);
        String told = String.join(", ", present);
        String before = Objects.requireNonNullElse(change.before(), "");
        if (told.equals(before)) {
            return Edit.keep();
        }
        List<String> wanted = before.isEmpty() ? List.of() : List.of(before.split(", "));
        if (!told.equals(change.after()) || !all.containsAll(wanted)) {
            conflicts.add(new FieldChange(change.field(), told, change.before()));
            return Edit.keep();
        }
        return Edit.set(wanted);
    }

    private void state(
            Map<ImportField, Edit<String>> fields, Account account, FieldChange change, List<FieldChange> conflicts) {
        String present = StateMove.told(account, now);
        if (present.equals(change.after())) {
            String before = Objects.requireNonNullElse(change.before(), "active");
            String settable = switch (before) {
                case "disabled", "archived", "trashed" -> before;
                default -> "active";
            };
            fields.put(ImportField.STATE, Edit.set(settable));
        } else if (!present.equals(change.before())) {
            conflicts.add(new FieldChange(change.field(), present, change.before()));
        }
    }

    private void scalar(
            Map<ImportField, Edit<String>> fields, Account account, FieldChange change, List<FieldChange> conflicts) {
        ImportField field = FIELDS.get(change.field());
        if (field == null) {
            // Things stay with whom they came to: others may have been given a right on them meanwhile.
            conflicts.add(new FieldChange(change.field(), change.after(), change.before()));
            return;
        }
        String present = present(field, account);
        String before = change.before();
        if (Objects.equals(present, change.after())) {
            fields.put(field, before == null ? Edit.clear() : Edit.set(before));
        } else if (!Objects.equals(present, before)) {
            conflicts.add(new FieldChange(change.field(), present, before));
        }
    }

    private @Nullable String present(ImportField field, Account account) {
        Object value = switch (field) {
            case ID -> account.id();
            case USERNAME -> account.username();
            case EMAIL ->
                account.primaryEmail() == null ? null : account.primaryEmail().address();
            case GIVEN_NAME -> account.profile().givenName();
            case FAMILY_NAME -> account.profile().familyName();
            case DISPLAY_NAME -> account.profile().displayName();
            case DESCRIPTION -> account.profile().description();
            case RANK -> account.rank();
            case STATE -> StateMove.told(account, now);
            case EXPIRES_AT -> account.life().expiresAt();
            case PROJECT -> project(account);
            case EXTERNAL_ID ->
                source == null
                        ? null
                        : reading.externalIds()
                                .idsOf(source, List.of(account.id()))
                                .get(account.id());
        };
        return value == null ? null : value.toString();
    }

    private @Nullable String project(Account account) {
        return account.project() == null
                ? null
                : reading.projects()
                        .find(account.project().id())
                        .map(project -> project.name().value())
                        .orElse(null);
    }
}
