package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import muster.directory.Directory;
import muster.directory.Estate.Label;
import muster.model.AccountId;
import muster.model.Actor;
import muster.model.Caller;
import muster.model.Event;
import muster.model.GroupId;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.KeyId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Makes logs of what the ledger tells of users, groups, tokens and things. What has no uuid here, or none any more, is left out. */
final class LogRecords {
    private final Directory directory;
    private final ArvadosIds ids;
    private final ThingUuids things;
    private final ThingNames.Finder names;
    private final TokenUuids tokens;
    private final NumberedUuids logs;
    private final String system;

    LogRecords(
            Directory directory, ArvadosIds ids, ThingUuids things, ThingNames.Finder names, ArvadosSettings settings) {
        this.directory = directory;
        this.ids = ids;
        this.things = things;
        this.names = names;
        tokens = new TokenUuids(settings.clusterId());
        logs = new NumberedUuids(settings.clusterId(), ArvadosUuid.LOG);
        system = ArvadosUuid.systemUser(settings.clusterId()).toString();
    }

    /** What was acted on. */
    private record Subject(String uuid, String kind, String owner) {}

    /** The uuids of what some events speak of, found at few looks for all of them. */
    private record Known(Map<AccountId, String> users, Map<GroupId, String> groups, Map<HoldingId, Subject> things) {

        String user(@Nullable AccountId id, String otherwise) {
            return id == null ? otherwise : users.getOrDefault(id, otherwise);
        }
    }

    Optional<Long> number(String uuid) {
        return logs.number(uuid);
    }

    List<Listed> of(Caller reader, List<Event> events) {
        List<Event> told = events.stream()
                .filter(event -> LogFields.type(event.act()).isPresent())
                .toList();
        Known known = known(reader, told);
        List<Listed> records = new ArrayList<>();
        for (Event event : told) {
            object(event, known).ifPresent(object -> records.add(new Listed(record(event, object, known), null)));
        }
        return records;
    }

    private Known known(Caller reader, List<Event> events) {
        Set<AccountId> accounts = new HashSet<>();
        Set<GroupId> groups = new HashSet<>();
        Set<HoldingId> holdings = new HashSet<>();
        for (Event event : events) {
            if (event.actor() instanceof Actor.Person person) {
                accounts.add(person.account());
            }
            if (event.subject() != null) {
                accounts.add(event.subject());
            }
            uuid(event).ifPresent(id -> {
                switch (event.target().kind()) {
                    case "account" -> accounts.add(new AccountId(id));
                    case "group" -> groups.add(new GroupId(id));
                    default -> holdings.add(new HoldingId(id));
                }
            });
        }
        return new Known(ids.ofAccounts(accounts), ids.ofGroups(groups), things(reader, holdings));
    }

    private static Optional<UUID> uuid(Event event) {
        try {
            return Optional.of(UUID.fromString(event.target().id()));
        } catch (IllegalArgumentException aNumber) {
            return Optional.empty();
        }
    }

    private Map<HoldingId, Subject> things(Caller reader, Set<HoldingId> ids) {
        Map<HoldingId, Subject> found = new HashMap<>();
        Map<ThingKind, List<Long>> numbers = directory.estate().labels(ids).values().stream()
                .filter(label -> ThingKind.of(label.sort()).isPresent())
                .collect(Collectors.groupingBy(
                        label -> ThingKind.of(label.sort()).orElseThrow(),
                        Collectors.mapping(Label::number, Collectors.toList())));
        numbers.forEach((kind, each) -> {
            List<Holding> holdings = directory.estate().listByNumber(reader, kind.sort(), each);
            ThingNames owners = names.of(holdings, List.of());
            holdings.forEach(thing ->
                    found.put(thing.id(), new Subject(things.of(kind, thing), kind.word(), owners.owner(thing))));
        });
        return found;
    }

    private Optional<Subject> object(Event event, Known known) {
        String id = event.target().id();
        return switch (event.target().kind()) {
            case "account" ->
                AccountId.parse(id).map(known.users()::get).map(uuid -> new Subject(uuid, UserRecords.KIND, system));
            case "group" ->
                GroupId.parse(id).map(known.groups()::get).map(uuid -> new Subject(uuid, GroupFields.KIND, system));
            case "key" ->
                KeyId.parse(id)
                        .map(key -> new Subject(
                                tokens.of(key).toString(),
                                "arvados#apiClientAuthorization",
                                known.user(event.subject(), system)));
            default -> uuid(event).map(HoldingId::new).map(known.things()::get);
        };
    }

    private ObjectNode record(Event event, Subject object, Known known) {
        String type = LogFields.type(event.act()).orElseThrow();
        String actor = known.user(event.actor() instanceof Actor.Person person ? person.account() : null, system);
        ObjectNode record = CommonFields.begin(
                LogFields.KIND,
                LogFields.RESOURCE,
                logs.of(event.id().value()).toString(),
                CommonFields.etag(event.id().value(), 1),
                new CommonFields.Stamps(actor, event.at(), actor, event.at()));
        ArvadosJson.put(record, "event_at", event.at());
        record.put("event_type", type);
        record.put("summary", type + " of " + object.uuid());
        record.put("object_kind", object.kind());
        record.put("object_uuid", object.uuid());
        record.put("object_owner_uuid", object.owner());
        record.set(Properties.NAME, LogFields.properties(event, type, object.uuid()));
        return record;
    }
}
