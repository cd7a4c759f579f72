package muster.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import muster.model.AccountId;
import muster.model.Event.FieldChange;
import muster.model.Group;
import org.jspecify.annotations.Nullable;

/** What the ledger says of a group that was made, changed or removed. */
public final class GroupDifferences {
    private GroupDifferences() {}

    public static List<FieldChange> ofNew(Group made) {
        List<FieldChange> changes = new ArrayList<>();
        changes.add(new FieldChange("name", null, made.name().value()));
        addIfDifferent(changes, "owner", null, text(made.owner()));
        addIfDifferent(changes, "description", null, made.description());
        return changes;
    }

    static List<FieldChange> ofRemoved(Group removed) {
        List<FieldChange> changes = new ArrayList<>();
        changes.add(new FieldChange("name", removed.name().value(), null));
        addIfDifferent(changes, "owner", text(removed.owner()), null);
        addIfDifferent(changes, "description", removed.description(), null);
        return changes;
    }

    static List<FieldChange> between(Group before, Group after) {
        List<FieldChange> changes = new ArrayList<>();
        if (!before.name().equals(after.name())) {
            changes.add(
                    new FieldChange("name", before.name().value(), after.name().value()));
        }
        addIfDifferent(changes, "owner", text(before.owner()), text(after.owner()));
        addIfDifferent(changes, "description", before.description(), after.description());
        if (!before.properties().equals(after.properties())) {
            changes.add(LedgerTexts.change("properties", before.properties(), after.properties()));
        }
        return changes;
    }

    private static @Nullable String text(@Nullable AccountId id) {
        return id == null ? null : id.toString();
    }

    private static void addIfDifferent(
            List<FieldChange> changes, String field, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            changes.add(new FieldChange(field, before, after));
        }
    }
}
