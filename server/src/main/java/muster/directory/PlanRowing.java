package muster.directory;

import static muster.directory.ImportMatching.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.EmailAddress;
import muster.model.Event.FieldChange;
import muster.model.NewAccount;
import muster.model.TextKey;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/** Makes rows of what items come to. */
final class PlanRowing {
    private PlanRowing() {}

    static PlanStep of(ImportRow said, PlanDraft draft, PersonStep step, Plan plan, Caller caller, int number) {
        Account before = step.before();
        AccountId id = before == null ? null : before.id();
        boolean acts = step.kind() != PlanKind.UNCHANGED && step.kind() != PlanKind.PROBLEM;
        long turn = id != null && caller.is(id) ? PlanPlace.LAST : PlanPlace.PEOPLE;
        PlanRow row = new PlanRow(
                place(step.kind(), turn, number),
                said.line(),
                PlanRow.Subject.PERSON,
                name(said, draft, before),
                step.kind(),
                id == null ? null : id.toString(),
                before == null ? null : before.version(),
                step.match(),
                step.fields(),
                draft.conflicts(),
                step.problem() == null ? null : PlanProblem.of(step.problem()),
                null);
        return new PlanStep(row, acts ? said.leaving(left(step)) : null, PlanKeys.of(said, step, plan.source()));
    }

    private static Set<TextKey> left(PersonStep step) {
        return step.groups().fields().stream()
                .flatMap(field -> Stream.ofNullable(field.before()))
                .map(TextKey::of)
                .collect(Collectors.toSet());
    }

    static PlanStep of(DeclaredThing said, PlanDraft draft, ThingStep step, long turn, int number) {
        boolean acts = step.kind() != PlanKind.UNCHANGED && step.kind() != PlanKind.PROBLEM;
        PlanRow row = new PlanRow(
                place(step.kind(), turn, number),
                said.line(),
                subject(said),
                said.name(),
                step.kind(),
                step.target(),
                null,
                null,
                step.fields(),
                draft.conflicts(),
                step.problem() == null ? null : PlanProblem.of(step.problem()),
                null);
        return new PlanStep(row, acts ? said : null, PlanKeys.of(said, step));
    }

    private static long place(PlanKind kind, long turn, int number) {
        return switch (kind) {
                    case PROBLEM -> PlanPlace.PROBLEMS;
                    case UNCHANGED -> PlanPlace.UNCHANGED;
                    case ADDED, CHANGED, SUSPENDED, REMOVED, BROUGHT_BACK -> turn;
                }
                + number;
    }

    private static PlanRow.Subject subject(DeclaredThing said) {
        return switch (said) {
            case DeclaredThing.OfGroup _ -> PlanRow.Subject.GROUP;
            case DeclaredThing.OfLane _ -> PlanRow.Subject.LANE;
            case DeclaredThing.OfAgreement _ -> PlanRow.Subject.AGREEMENT;
        };
    }

    /** The same row, of which nothing is to be done. */
    static PlanStep refused(PlanStep step, ImportProblem problem) {
        PlanRow row = step.row();
        return new PlanStep(
                new PlanRow(
                        PlanPlace.moved(row.place(), PlanPlace.PROBLEMS),
                        row.line(),
                        row.subject(),
                        row.name(),
                        PlanKind.PROBLEM,
                        row.target(),
                        row.version(),
                        row.match(),
                        List.of(),
                        row.conflicts(),
                        PlanProblem.of(problem),
                        null),
                null,
                step.keys());
    }

    /** How people will know again whom the row is about: of whom there is not, by nothing that is not among the row's keys. */
    private static String name(ImportRow said, PlanDraft draft, @Nullable Account before) {
        if (draft.name() != null) {
            return draft.name();
        }
        return text(said, ImportField.USERNAME)
                .or(() -> text(said, ImportField.EMAIL))
                .or(() -> before == null ? text(said, ImportField.EXTERNAL_ID) : text(said, ImportField.DISPLAY_NAME))
                .orElseGet(() -> before == null ? text(said, ImportField.ID).orElse("") : name(before));
    }

    /** What people call an account. */
    static String name(Account account) {
        if (account.username() != null) {
            return account.username().value();
        }
        return account.primaryEmail() == null
                ? Objects.requireNonNullElse(
                        account.profile().displayName(), account.id().toString())
                : account.primaryEmail().address().value();
    }

    /** What no two rows may want. */
    static List<String> wishes(PersonStep step) {
        List<String> wishes = new ArrayList<>();
        Account before = step.before();
        if (before != null) {
            wishes.add("account " + before.id());
        }
        NewAccount wanted = step.wanted();
        AccountChanges changes = step.changes();
        Username username = wanted == null ? changes.username().orKeep(null) : wanted.username();
        EmailAddress address = wanted == null ? changes.email().orKeep(null) : wanted.email();
        if (username != null) {
            wishes.add(ofUsername(username.key().value()));
        }
        if (address != null && address.isMailable()) {
            wishes.add("address " + address.key().value());
        }
        if (step.externalId() instanceof Edit.Set<String>(var id)) {
            wishes.add("external id " + id);
        }
        return wishes;
    }

    static String ofUsername(String key) {
        return "username " + key;
    }

    /**
     * Whether a row still does nothing but what its plan shows.
     *
     * @param fresh what it would do now
     */
    static boolean isForeseen(PlanRow row, List<FieldChange> fresh) {
        return row.target() != null
                ? row.fields().containsAll(fresh)
                : fresh.stream()
                        .allMatch(change -> row.fields().stream()
                                .anyMatch(planned -> planned.field().equals(change.field())
                                        && Objects.equals(planned.after(), change.after())));
    }
}
