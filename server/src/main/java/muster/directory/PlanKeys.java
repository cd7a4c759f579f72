package muster.directory;

import static muster.directory.ImportMatching.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import muster.model.Account;
import muster.model.Edit;
import muster.model.Email;
import muster.model.Event.FieldChange;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a plan calls people whose accounts it does not know, in the form in which that is compared: so that it is
 * forgotten with whoever has that name later.
 */
public final class PlanKeys {
    /** How many of them a row has at most. */
    public static final int MOST = 3;

    private PlanKeys() {}

    /** Of a row about nobody that there is, all that it calls him; else the names that the account would get. */
    static List<String> of(ImportRow said, PersonStep step, @Nullable String source) {
        Stream<String> names = step.before() == null
                ? Stream.of(text(said, ImportField.USERNAME), text(said, ImportField.EMAIL))
                        .flatMap(Optional::stream)
                : step.fields().stream()
                        .filter(field -> field.field().equals("username")
                                || field.field().equals("email"))
                        .flatMap(field -> Stream.ofNullable(field.after()));
        List<String> keys = new ArrayList<>(keys(names));
        if (step.before() == null && source != null) {
            text(said, ImportField.EXTERNAL_ID)
                    .map(String::strip)
                    .or(() -> ImportMatching.implied(said))
                    .ifPresent(id -> keys.add(ofSource(source, id)));
        }
        return keys;
    }

    /** Of a row about a group, who owns it. */
    static List<String> of(DeclaredThing said, ThingStep step) {
        Stream<String> told = step.fields().stream()
                .filter(field -> field.field().equals("owner"))
                .flatMap(PlanKeys::bothSides);
        Stream<String> named =
                said instanceof DeclaredThing.OfGroup group && group.owner() instanceof Edit.Set<String>(var owner)
                        ? Stream.of(owner)
                        : Stream.empty();
        return keys(Stream.concat(named, told));
    }

    private static Stream<String> bothSides(FieldChange field) {
        return Stream.of(Optional.ofNullable(field.before()), Optional.ofNullable(field.after()))
                .flatMap(Optional::stream);
    }

    /** All that rows may call an account, but for what sources do. */
    public static Set<String> of(Account account) {
        Set<String> names = new HashSet<>();
        names.add(account.id().toString());
        if (account.username() != null) {
            names.add(account.username().value());
        }
        account.emails().stream().map(Email::address).forEach(address -> names.add(address.value()));
        if (account.pendingEmail() != null) {
            names.add(account.pendingEmail().value());
        }
        return Set.copyOf(keys(names.stream()));
    }

    /** What a source calls somebody; no name of a source has a blank. */
    public static String ofSource(String source, String externalId) {
        return source + " " + externalId;
    }

    private static List<String> keys(Stream<String> names) {
        return names.map(name -> TextKey.of(name).value())
                .filter(key -> !key.isEmpty())
                .distinct()
                .toList();
    }
}
