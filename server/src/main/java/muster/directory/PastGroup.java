package muster.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import muster.model.AccountId;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.Party;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** One group, taken back event by event. */
final class PastGroup {
    private static final List<String> FIELDS = List.of("name", "owner", "description");

    private static final String MEMBERS = "members";

    private final Reading reading;
    private final GroupId id;
    private final Instant at;
    private final Map<String, @Nullable String> values = new LinkedHashMap<>();
    private final Set<String> notTold = new HashSet<>();
    private final Set<AccountId> members = new HashSet<>();
    private Existence existence = Existence.THERE;
    private boolean everThere;

    PastGroup(Reading reading, GroupId id, Instant at) {
        this.reading = reading;
        this.id = id;
        this.at = at;
    }

    GroupThen look(@Nullable AccountId after, int limit) {
        Optional<Group> group = reading.groups().find(id).filter(found -> found.kind() == Group.Kind.ROLE);
        group.ifPresentOrElse(this::begin, () -> existence = Existence.GONE);
        Instant since = Past.following(at);
        PastEvents.each((beyond, most) -> reading.events().ofGroup(id, since, beyond, most), this::takeBack);
        if (!everThere && reading.events().ofGroup(id, Instant.EPOCH, null, 1).isEmpty()) {
            throw new Refused(new Failure.NoSuchGroup());
        }
        if (existence != Existence.THERE) {
            return new GroupThen(id, at, existence, List.of(), List.of(), false, Map.of());
        }
        List<AccountId> sorted = members.stream()
                .sorted(Comparator.comparing(AccountId::toString))
                .toList();
        List<AccountId> page = Past.page(sorted, after, limit);
        List<AccountId> shown = page.subList(0, Math.min(limit, page.size()));
        Set<AccountId> named = new HashSet<>(shown);
        Optional.ofNullable(values.get("owner")).flatMap(AccountId::parse).ifPresent(named::add);
        return new GroupThen(
                id,
                at,
                existence,
                told(),
                shown,
                page.size() > limit,
                reading.accounts().findAll(named));
    }

    private void begin(Group group) {
        everThere = true;
        AccountId owner = group.owner();
        values.put("name", group.name().value());
        values.put("owner", owner == null ? null : owner.toString());
        values.put("description", group.description());
        for (Grant grant : reading.grants().everyOn(new GrantObject.OnGroup(id))) {
            if (grant.isRight() && grant.party() instanceof Party.OfAccount(var member)) {
                members.add(member);
            }
        }
    }

    private void takeBack(Event event) {
        everThere = true;
        AccountId subject = event.subject();
        switch (event.act()) {
            case MEMBER_ADDED -> members.remove(subject);
            case MEMBER_REMOVED -> {
                if (subject != null) {
                    members.add(subject);
                }
            }
            case GROUP_CREATED -> existence = Existence.NOT_YET;
            case GROUP_REMOVED -> {
                existence = Existence.THERE;
                values.clear();
                values.put("name", event.target().name());
                event.fields().forEach(field -> values.put(field.field(), field.before()));
                if (event.fields().isEmpty()) {
                    notTold.addAll(List.of("owner", "description", MEMBERS));
                }
            }
            case GROUP_CHANGED -> event.fields().forEach(this::takeBack);
            default -> {}
        }
    }

    private void takeBack(FieldChange field) {
        if (FIELDS.contains(field.field())) {
            notTold.remove(field.field());
            values.put(field.field(), field.before());
        }
    }

    private List<ValueThen> told() {
        List<ValueThen> told = new ArrayList<>();
        for (String field : FIELDS) {
            String value = values.get(field);
            if (notTold.contains(field)) {
                told.add(ValueThen.notTold(field));
            } else if (value != null) {
                told.add(ValueThen.told(field, value));
            }
        }
        if (notTold.contains(MEMBERS)) {
            told.add(ValueThen.notTold(MEMBERS));
        }
        return told;
    }
}
