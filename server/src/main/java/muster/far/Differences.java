package muster.far;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import muster.directory.AccountLine;
import muster.far.FarWriter.Field;
import muster.model.GroupName;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;

/** Between people here and there, as far as the platform lets them be written. */
final class Differences {
    private final Set<Field> writes;
    private final Map<TextKey, FarGroup> groupsThere = new HashMap<>();
    private final Map<String, TextKey> groupKeys = new HashMap<>();
    private final Set<String> newGroups = new LinkedHashSet<>();

    /** @param groups of the other server */
    Differences(Set<Field> writes, List<FarGroup> groups) {
        this.writes = writes;
        groups.forEach(group -> {
            groupsThere.putIfAbsent(TextKey.of(group.name()), group);
            groupKeys.put(group.id(), TextKey.of(group.name()));
        });
    }

    /** The ids of the other server's groups, by name. */
    Map<String, String> groupsThere() {
        Map<String, String> ids = new TreeMap<>();
        groupsThere.values().forEach(group -> ids.put(group.name(), group.id()));
        return ids;
    }

    /** Names of groups that people are to join and the other server has not. */
    List<String> newGroups() {
        return List.copyOf(newGroups);
    }

    /** What is written of somebody because it differs. */
    void addChanges(List<PushStep> steps, FarPerson wanted, FarPerson there) {
        addChange(steps, Field.USERNAME, there.username(), wanted.username());
        addChange(steps, Field.EMAIL, there.email(), wanted.email());
        boolean sameNames = Objects.equals(there.givenName(), wanted.givenName())
                && Objects.equals(there.familyName(), wanted.familyName());
        if (writes.contains(Field.NAMES) && !sameNames) {
            steps.add(new PushStep.Change(Field.NAMES, fullName(there), fullName(wanted)));
        }
        if (writes.contains(Field.DESCRIPTION) && !Objects.equals(there.description(), wanted.description())) {
            steps.add(new PushStep.Change(Field.DESCRIPTION, there.description(), wanted.description()));
        }
        boolean fits = wanted.rank() != null && there.fitting().contains(wanted.rank());
        if (writes.contains(Field.RANK) && !fits) {
            String shown = there.fitting().stream().sorted().map(Enum::name).collect(Collectors.joining("/"));
            steps.add(new PushStep.Change(Field.RANK, shown, String.valueOf(wanted.rank())));
        }
    }

    private static @Nullable String fullName(FarPerson person) {
        String given = Objects.requireNonNullElse(person.givenName(), "");
        String family = Objects.requireNonNullElse(person.familyName(), "");
        String full = (given + " " + family).strip();
        return full.isEmpty() ? null : full;
    }

    /** What an account here has none of stays there. */
    private void addChange(List<PushStep> steps, Field field, @Nullable String there, @Nullable String here) {
        boolean same = here == null || there != null && TextKey.of(there).equals(TextKey.of(here));
        if (writes.contains(field) && !same) {
            steps.add(new PushStep.Change(field, there, here));
        }
    }

    /** @param known groups of the directory: nobody leaves another one */
    void addGroups(List<PushStep> steps, AccountLine line, List<String> idsThere, Set<TextKey> known) {
        if (!writes.contains(Field.GROUPS)) {
            return;
        }
        Set<TextKey> there =
                idsThere.stream().map(groupKeys::get).filter(Objects::nonNull).collect(Collectors.toSet());
        Set<TextKey> here = new HashSet<>();
        for (GroupName group : line.groups()) {
            here.add(group.key());
            if (!groupsThere.containsKey(group.key())) {
                newGroups.add(group.value());
            }
            if (!there.contains(group.key())) {
                steps.add(new PushStep.Join(group.value()));
            }
        }
        there.stream()
                .filter(key -> known.contains(key) && !here.contains(key))
                .map(key -> Objects.requireNonNull(groupsThere.get(key)).name())
                .sorted()
                .forEach(name -> steps.add(new PushStep.Leave(name)));
    }
}
