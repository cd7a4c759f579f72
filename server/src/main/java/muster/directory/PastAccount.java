package muster.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Email;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.Lane;
import muster.model.Party;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** One account, taken back event by event. */
final class PastAccount {
    private static final String LANES = "lanes";
    private static final String FURTHER_EMAIL = "further email";
    private static final String GRANT = "grant";
    private static final Set<String> FIELDS = Differences.fields();

    private final Reading reading;
    private final AccountId id;
    private final Instant at;
    private final Map<String, @Nullable String> values = new LinkedHashMap<>();
    private final Set<String> notTold = new HashSet<>();
    private final Set<String> furtherEmails = new LinkedHashSet<>();
    private final Set<GroupId> groups = new HashSet<>();
    private final Map<GroupId, String> groupNames = new LinkedHashMap<>();
    private Existence existence = Existence.THERE;
    private boolean everThere;

    PastAccount(Reading reading, AccountId id, Instant at) {
        this.reading = reading;
        this.id = id;
        this.at = at;
    }

    AccountThen look() {
        Optional<Account> account = reading.accounts().find(id);
        account.ifPresentOrElse(this::begin, () -> existence = Existence.GONE);
        LedgerQuery since = LedgerQuery.EVERYTHING.withSubject(id).between(Past.following(at), null);
        PastEvents.each((beyond, limit) -> reading.events().list(since, beyond, limit), this::takeBack);
        if (!everThere
                && reading.events()
                        .list(LedgerQuery.EVERYTHING.withSubject(id), null, 1)
                        .isEmpty()) {
            throw new Refused(new Failure.NoSuchAccount());
        }
        return new AccountThen(
                id, at, existence, told(), names(), reading.groups().findAll(groups));
    }

    private void begin(Account account) {
        everThere = true;
        Differences.between(null, account).forEach(field -> values.put(field.field(), field.after()));
        account.emails().stream()
                .filter(email -> !email.equals(account.primaryEmail()))
                .map(Email::address)
                .forEach(address -> furtherEmails.add(address.value()));
        values.put(LANES, lanes());
        groups.addAll(MembershipEvents.groupsOf(reading.grants().everyOf(new Party.OfAccount(id))));
        LedgerQuery lanesChanged = LedgerQuery.EVERYTHING
                .withActs(Set.of(Act.LANE_ADDED, Act.LANE_REMOVED))
                .between(Past.following(at), null);
        if (!reading.events().list(lanesChanged, null, 1).isEmpty()) {
            notTold.add(LANES);
        }
    }

    private String lanes() {
        List<String> all = reading.lanes().all().stream().map(Lane::name).toList();
        List<String> chosen = reading.lanes().chosen(List.of(id)).getOrDefault(id, all);
        return String.join(", ", chosen);
    }

    private void takeBack(Event event) {
        everThere = true;
        switch (event.act()) {
            case ACCOUNT_PURGED -> {
                existence = Existence.THERE;
                notTold.addAll(FIELDS);
            }
            case ACCOUNT_CREATED -> existence = Existence.NOT_YET;
            case MEMBER_ADDED -> group(event).ifPresent(groups::remove);
            case MEMBER_REMOVED ->
                group(event).ifPresent(group -> {
                    groups.add(group);
                    rememberName(group, event);
                });
            default -> event.fields().forEach(this::takeBack);
        }
    }

    private void takeBack(FieldChange field) {
        String name = field.field();
        if (name.equals(FURTHER_EMAIL)) {
            takeBackFurther(field);
        } else if (FIELDS.contains(name) || name.equals(LANES)) {
            if (!name.equals(LANES)) {
                notTold.remove(name);
            }
            values.put(name, field.before());
        } else if (name.equals(GRANT) && field.before() != null) {
            takeBackGrant(field.before());
        }
    }

    /** What was withdrawn with an activation is told with the account too. */
    private void takeBackGrant(String before) {
        String[] words = before.split(" ", -1);
        if (words[0].equals("group") && words.length > 1) {
            GroupId.parse(words[1]).ifPresent(groups::add);
        }
    }

    private void takeBackFurther(FieldChange field) {
        if (field.after() != null) {
            furtherEmails.remove(field.after());
        }
        if (field.before() != null) {
            furtherEmails.add(field.before());
        }
    }

    private static Optional<GroupId> group(Event event) {
        return event.target().kind().equals("group")
                ? GroupId.parse(event.target().id())
                : Optional.empty();
    }

    private void rememberName(GroupId group, Event event) {
        String name = event.target().name();
        if (name != null) {
            groupNames.put(group, name);
        }
    }

    private List<ValueThen> told() {
        List<ValueThen> told = new ArrayList<>();
        if (existence != Existence.THERE) {
            return told;
        }
        Set<String> names = new LinkedHashSet<>(FIELDS);
        names.add(LANES);
        for (String name : names) {
            String value = values.get(name);
            if (notTold.contains(name)) {
                told.add(ValueThen.notTold(name));
            } else if (value != null) {
                told.add(ValueThen.told(name, value));
            }
        }
        furtherEmails.forEach(address -> told.add(ValueThen.told(FURTHER_EMAIL, address)));
        return told;
    }

    private List<GroupThen.Name> names() {
        if (existence != Existence.THERE) {
            return List.of();
        }
        Map<GroupId, Group> present = reading.groups().findAll(groups);
        return groups.stream()
                .filter(group -> !present.containsKey(group)
                        || Objects.requireNonNull(present.get(group)).kind() == Group.Kind.ROLE)
                .map(group -> new GroupThen.Name(group, nameOf(group, present.get(group))))
                .sorted(Comparator.comparing(group -> String.valueOf(group.name())))
                .toList();
    }

    private @Nullable String nameOf(GroupId id, @Nullable Group present) {
        return present == null ? groupNames.get(id) : present.name().value();
    }
}
