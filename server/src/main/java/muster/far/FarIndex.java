package muster.far;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;

/** Everybody whom another server has, by what people are called. */
final class FarIndex {
    private final Map<String, FarPerson> byId = new HashMap<>();
    private final Map<TextKey, FarPerson> byUsername = new HashMap<>();
    private final Map<TextKey, List<FarPerson>> byEmail = new HashMap<>();

    FarIndex(Stream<FarPerson> people) {
        people.forEach(this::add);
    }

    private void add(FarPerson person) {
        if (byId.putIfAbsent(person.id(), person) != null) {
            return;
        }
        if (person.username() != null) {
            byUsername.put(TextKey.of(person.username()), person);
        }
        if (person.email() != null) {
            byEmail.computeIfAbsent(TextKey.of(person.email()), _ -> new ArrayList<>(1))
                    .add(person);
        }
    }

    int size() {
        return byId.size();
    }

    @Nullable
    FarPerson called(String id) {
        return byId.get(id);
    }

    /** Who has the username, or else the address. */
    Found find(@Nullable String username, @Nullable String email) {
        FarPerson named = username == null ? null : byUsername.get(TextKey.of(username));
        List<FarPerson> addressed = email == null ? List.of() : byEmail.getOrDefault(TextKey.of(email), List.of());
        if (named != null) {
            boolean isAnother = !addressed.isEmpty() && !addressed.contains(named);
            return isAnother
                    ? new Found(null, "There, the username and the e-mail address belong to two different people.")
                    : new Found(named, null);
        }
        if (addressed.size() > 1) {
            return new Found(null, "There, " + addressed.size() + " people have this e-mail address.");
        }
        return new Found(addressed.isEmpty() ? null : addressed.getFirst(), null);
    }

    /** @param problem why there is no telling who it is */
    record Found(@Nullable FarPerson person, @Nullable String problem) {}
}
