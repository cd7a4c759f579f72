package muster.cli;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import muster.directory.Holdings;
import muster.directory.LeavingPlan;
import muster.directory.ProposedHeir;
import muster.model.Group;
import muster.model.Key;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What somebody leaves behind, as the command line shows it. */
final class LeavingPlanPrinter {
    private final Desk desk;
    private final PrintWriter out;

    LeavingPlanPrinter(Desk desk) {
        this.desk = desk;
        this.out = desk.out();
    }

    void print(LeavingPlan plan, boolean json) {
        if (json) {
            out.println(object(plan));
            return;
        }
        line("account", DeparturePrinter.who(plan.account()));
        things(plan).forEach(kind -> line("owns", kind.getValue() + " " + sort(kind.getKey())));
        line("minds groups", names(plan.minded()));
        line("in groups", names(plan.memberOf()));
        line("rights", plan.rights().size() + " to others' things and accounts");
        line("rights on it", plan.rightsOnIt().size());
        for (Key.Purpose purpose : Key.Purpose.values()) {
            line(AccountPrinter.word(purpose) + "s", count(plan, purpose) + " end");
        }
        line("made for others", plan.madeForOthers().size() + " keys, which go on");
        line("of the system", plan.directorys().size() + " keys, which end");
        line("codes", words(plan.codes()) + words(plan.mailed()));
        line("lanes", String.join(", ", plan.lanes()));
        line("signed", plan.signed().size() + " agreements");
        portraits(plan).lines().forEach(look -> line("at", look));
        warnings(plan);
        plan.heirs()
                .forEach(heir -> line("possible heir", DeparturePrinter.who(heir.account()) + ": " + reasons(heir)));
        if (plan.present() != null) {
            out.println();
            new DeparturePrinter(desk).one(plan.present(), plan.account(), false);
            if (plan.heldUp() != null) {
                line("held up", plan.heldUp().sentence());
            }
        }
    }

    private PortraitPrinter portraits(LeavingPlan plan) {
        return new PortraitPrinter(
                desk,
                desk.directory().accounts().get(desk.caller(), plan.account().id()));
    }

    private void warnings(LeavingPlan plan) {
        if (plan.isLastAdministrator()) {
            line("refused", "nobody else could administer the directory");
        }
        if (plan.account().isReadonly()) {
            line("note", "read-only: it will not go to the trash");
        }
        if (plan.unmanagedThings() > 0 || !plan.unmanagedGroups().isEmpty()) {
            line(
                    "unmanaged",
                    plan.unmanagedThings() + " things and "
                            + plan.unmanagedGroups().size() + " groups that nobody else but administrators manages");
        }
        if (!plan.inherits().isEmpty()) {
            line("heir of", plan.inherits().size() + " others who leave; name other heirs there first");
        }
    }

    private static List<Map.Entry<Holdings.Sort, Long>> things(LeavingPlan plan) {
        return plan.things().entrySet().stream()
                .sorted(Comparator.comparing(entry -> sort(entry.getKey())))
                .toList();
    }

    private static String sort(Holdings.Sort sort) {
        return sort.door() + " " + sort.kind();
    }

    private static String names(List<Group> groups) {
        return groups.stream().map(group -> group.name().value()).collect(Collectors.joining(", "));
    }

    private static long count(LeavingPlan plan, Key.Purpose purpose) {
        return plan.keys().stream()
                .filter(use -> use.key().purpose() == purpose)
                .count();
    }

    private static String words(Collection<? extends Enum<?>> values) {
        return values.stream().map(value -> AccountPrinter.word(value) + " ").collect(Collectors.joining());
    }

    private static String reasons(ProposedHeir heir) {
        return heir.reasons().stream().map(LeavingPlanPrinter::reason).collect(Collectors.joining("; "));
    }

    private static String reason(ProposedHeir.Reason reason) {
        return switch (reason.kind()) {
            case MANAGES_THINGS -> "manages " + reason.count() + " of the things";
            case MANAGES_GROUPS -> "manages " + reason.count() + " of the groups";
            case SHARES_GROUPS -> "leads in " + reason.count() + " of the same groups";
            case MADE_ACCOUNT -> "made the account";
        };
    }

    private ObjectNode object(LeavingPlan plan) {
        ObjectNode object = JsonMapper.shared()
                .createObjectNode()
                .put("account", plan.account().id().toString());
        for (Map.Entry<Holdings.Sort, Long> kind : things(plan)) {
            object.withArray("things")
                    .addObject()
                    .put("door", kind.getKey().door())
                    .put("kind", kind.getKey().kind())
                    .put("count", kind.getValue());
        }
        groups(object.putArray("minded_groups"), plan.minded());
        groups(object.putArray("member_of"), plan.memberOf());
        object.put("rights", plan.rights().size())
                .put("rights_on_account", plan.rightsOnIt().size());
        for (Key.Purpose purpose : Key.Purpose.values()) {
            object.put(AccountPrinter.word(purpose).replace(' ', '_') + "s", count(plan, purpose));
        }
        keys(object.putArray("keys_made_for_others"), plan.madeForOthers());
        keys(object.putArray("system_keys_that_end"), plan.directorys());
        plan.lanes().forEach(object.putArray("lanes")::add);
        object.put("signed_agreements", plan.signed().size())
                .put("last_administrator", plan.isLastAdministrator())
                .put("readonly", plan.account().isReadonly())
                .put("unmanaged_things", plan.unmanagedThings());
        groups(object.putArray("unmanaged_groups"), plan.unmanagedGroups());
        portraits(plan).addTo(object.putArray("portraits"));
        ArrayNode heirs = object.putArray("possible_heirs");
        plan.heirs()
                .forEach(heir -> heirs.addObject()
                        .put("account", heir.account().id().toString())
                        .put("username", DeparturePrinter.who(heir.account()))
                        .put("reasons", reasons(heir)));
        object.set(
                "departure",
                plan.present() == null
                        ? null
                        : new DeparturePrinter(desk).object(plan.present(), plan.account(), plan.heldUp()));
        return object;
    }

    private static void groups(ArrayNode array, List<Group> groups) {
        groups.forEach(group -> array.addObject()
                .put("id", group.id().toString())
                .put("name", group.name().value()));
    }

    private static void keys(ArrayNode array, List<Key> keys) {
        keys.forEach(key -> array.addObject()
                .put("id", key.id().value())
                .put("account", key.account().toString())
                .put("label", key.label()));
    }

    private void line(String label, @Nullable Object value) {
        out.println(String.format("%-23s%s", label, AccountPrinter.text(value)).stripTrailing());
    }
}
