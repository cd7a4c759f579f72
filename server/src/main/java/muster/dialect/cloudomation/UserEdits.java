package muster.dialect.cloudomation;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import muster.model.AccountChanges;
import muster.model.Edit;
import muster.model.EmailAddress;
import muster.model.ProjectId;
import muster.model.Username;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What somebody writes of a user, each value checked. Absent properties are kept.
 *
 * @param roles null to keep them
 * @param pinned the viewer's own mark; null to keep it
 * @param opened the viewer's own mark; null to keep it
 */
record UserEdits(
        Edit<Username> name,
        Edit<String> description,
        Edit<String> icon,
        Edit<Boolean> enabled,
        Edit<Boolean> archived,
        Edit<Boolean> readonly,
        Edit<EmailAddress> pendingEmail,
        Edit<ProjectId> project,
        @Nullable Roles roles,
        @Nullable Boolean pinned,
        @Nullable Boolean opened) {

    /**
     * Reads all of them and notes whatever is wrong.
     *
     * @param given properties that may be written where this comes from
     * @param isProject whether there is such a project
     */
    static UserEdits read(Map<Property, JsonNode> given, Predicate<ProjectId> isProject, Complaints complaints) {
        Given values = new Given(new EnumMap<>(given), complaints);
        return new UserEdits(
                values.edit(Property.NAME, node -> Edit.set(FieldValues.name(node))),
                values.edit(Property.DESCRIPTION, node -> FieldValues.nullable(node, FieldValues::description)),
                values.edit(Property.ICON, node -> FieldValues.nullable(node, FieldValues::icon)),
                values.edit(Property.IS_ENABLED, node -> Edit.set(FieldValues.flag(node))),
                values.edit(Property.IS_ARCHIVED, node -> Edit.set(FieldValues.flag(node))),
                values.edit(Property.IS_READONLY, node -> Edit.set(FieldValues.flag(node))),
                values.edit(Property.PENDING_EMAIL, node -> FieldValues.nullable(node, FieldValues::address)),
                values.edit(Property.PROJECT_ID, node -> FieldValues.nullable(node, one -> existing(one, isProject))),
                values.value(Property.ROLES, FieldValues::roles),
                values.value(Property.IS_PINNED, FieldValues::flag),
                values.value(Property.IS_OPENED, FieldValues::flag));
    }

    private static ProjectId existing(JsonNode node, Predicate<ProjectId> isProject) {
        ProjectId project = FieldValues.project(node);
        if (!isProject.test(project)) {
            throw new Complaint.Found(Complaint.Code.NOT_FOUND);
        }
        return project;
    }

    private record Given(Map<Property, JsonNode> values, Complaints complaints) {

        <T> Edit<T> edit(Property property, Function<JsonNode, Edit<T>> read) {
            Edit<T> edit = value(property, read);
            return edit == null ? Edit.keep() : edit;
        }

        <T> @Nullable T value(Property property, Function<JsonNode, T> read) {
            JsonNode node = values.get(property);
            return node == null ? null : complaints.noting(property.wireName(), () -> read.apply(node));
        }
    }

    /** The same for somebody who is found by name: whatever its spelling is, it stays. */
    UserEdits keepingName() {
        return new UserEdits(
                Edit.keep(),
                description,
                icon,
                enabled,
                archived,
                readonly,
                pendingEmail,
                project,
                roles,
                pinned,
                opened);
    }

    /** Whether nothing but the viewer's own marks is written. */
    boolean isOnlyMarks() {
        return asChanges(_ -> {}).equals(AccountChanges.NONE);
    }

    /** Whether the record is asked to be writable, so that all else may be written at the same time. */
    boolean liftsReadonly() {
        return readonly.equals(Edit.set(false));
    }

    boolean disablesOrArchives() {
        return enabled.equals(Edit.set(false)) || archived.equals(Edit.set(true));
    }

    /** @param more what else goes into the same change */
    AccountChanges asChanges(Consumer<AccountChanges.Builder> more) {
        AccountChanges.Builder changes = AccountChanges.changing()
                .username(name)
                .description(description)
                .icon(icon)
                .enabled(enabled)
                .archived(archived)
                .readonly(readonly)
                .pendingEmail(pendingEmail)
                .project(project);
        if (roles != null) {
            changes.rank(roles.asRank()).document(roles.asDocument());
        }
        more.accept(changes);
        return changes.build();
    }
}
