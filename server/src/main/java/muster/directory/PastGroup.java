package muster.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import muster.directory.PastReader.Candidate;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** One group, taken back event by event. */
final class PastGroup {
    private static final List<String> FIELDS = List.of("name", "owner", "description");

    private static final String MEMBERS = "members";

    private final Reading reading;
    private final GroupId id;
    private final Instant at;
    private final Instant since;
    private final Map<String, @Nullable String> values = new LinkedHashMap<>();
    private final Set<String> notTold = new HashSet<>();
    private Existence existence = Existence.THERE;
    private boolean everThere;

    PastGroup(Reading reading, GroupId id, Instant at) {
        this.reading = reading;
        this.id = id;
        this.at = at;
        this.since = Past.following(at);
    }

    GroupThen look(@Nullable AccountId after, int limit) {
        Optional<Group> group = reading.groups().find(id).filter(found -> found.kind() == Group.Kind.ROLE);
        group.ifPresentOrElse(this::begin, () -> existence = Existence.GONE);
        PastEvents.each((beyond, most) -> reading.events().ofGroup(id, since, beyond, most), this::takeBack);
        if (!everThere && reading.events().ofGroup(id, Instant.EPOCH, null, 1).isEmpty()) {
            throw new Refused(new Failure.NoSuchGroup());
        }
        if (existence != Existence.THERE) {
            return new GroupThen(id, at, existence, List.of(), List.of(), false, Map.of());
        }
        PastPages page = PastPages.page(
                after,
                limit,
                (beyond, most) -> reading.past().perhapsIn(id, since, beyond, most),
                Candidate::id,
                this::members);
        Set<AccountId> named = new HashSet<>(page.shown());
        Optional.ofNullable(values.get("owner")).flatMap(AccountId::parse).ifPresent(named::add);
        return new GroupThen(
                id,
                at,
                existence,
                told(),
                page.shown(),
                page.more(),
                reading.accounts().findAll(named));
    }

    private void begin(Group group) {
        everThere = true;
        AccountId owner = group.owner();
        values.put("name", group.name().value());
        values.put("owner", owner == null ? null : owner.toString());
        values.put("description", group.description());
    }

    private List<AccountId> members(List<Candidate> candidates) {
        List<AccountId> ids = candidates.stream().map(Candidate::id).toList();
        Map<AccountId, Event> first = reading.past().firstOfMembership(id, ids, since);
        return candidates.stream()
                .filter(candidate -> {
                    Event change = first.get(candidate.id());
                    return change == null ? candidate.now() : change.act() == Act.MEMBER_REMOVED;
                })
                .map(Candidate::id)
                .toList();
    }

    private void takeBack(Event event) {
        everThere = true;
        switch (event.act()) {
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
