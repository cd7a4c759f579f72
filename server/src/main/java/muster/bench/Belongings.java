package muster.bench;

import java.util.List;
import muster.directory.Holdings.Sort;
import muster.directory.Writing;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Grant;
import muster.model.GrantId;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.Key;
import muster.model.KeyId;
import muster.model.KeySecret;
import muster.model.NewKey;
import muster.model.Party;

/** What one made-up person has: memberships, a key, and things at the platforms. */
record Belongings(Writing writing, DatedIdentifiers identifiers, Chronicle chronicle, AccountId owner) {
    private static final int SECRET_LENGTH = 32;
    private static final List<String> LABELS = List.of("laptop", "nightly report", "workflow runner", "notebook");
    private static final List<Sort> SORTS =
            List.of(new Sort("connect", "content"), new Sort("arvados", "project"), new Sort("arvados", "collection"));
    private static final List<Holding.Audience> AUDIENCES =
            List.of(Holding.Audience.GRANTED, Holding.Audience.GRANTED, Holding.Audience.SIGNED_IN);

    /** Lets the administrator put the person into a group, unless that was done before. */
    void join(Group group, AccountId administrator) {
        Grant membership = Grant.right(
                new GrantId(identifiers.number()),
                new Party.OfAccount(owner),
                new GrantObject.OnGroup(group.id()),
                Grant.Level.WRITE,
                identifiers.now(),
                administrator);
        if (writing.grants().add(membership)) {
            chronicle.tell(chronicle.person(administrator), Act.MEMBER_ADDED, group, owner, List.of());
        }
    }

    /** A key whose secret nobody knows. */
    void addKey() {
        KeySecret secret = KeySecret.presented(identifiers.secret(SECRET_LENGTH));
        String label = LABELS.get(identifiers.chance().nextInt(LABELS.size()));
        Key key = NewKey.forPrograms(label, null, null)
                .made(new KeyId(identifiers.number()), owner, identifiers.now(), owner, null, secret.tail());
        writing.keys().add(key, secret.digest());
        var target = new Event.Target("key", key.id().toString(), label);
        chronicle.tell(chronicle.person(owner), Act.KEY_CREATED, target, owner, List.of());
    }

    void addThing() {
        Sort sort = SORTS.get(identifiers.chance().nextInt(SORTS.size()));
        long number = identifiers.number();
        HoldingId id = new HoldingId(identifiers.uuid());
        String name = Population.title(identifiers.chance()) + "-" + Long.toString(number, Character.MAX_RADIX);
        Holding.Audience audience = AUDIENCES.get(identifiers.chance().nextInt(AUDIENCES.size()));
        Holding thing = new Holding(
                id,
                number,
                1,
                sort.door(),
                sort.kind(),
                owner,
                null,
                name,
                Holding.Naming.UNIQUE,
                audience,
                false,
                "{}",
                identifiers.now(),
                owner,
                identifiers.now(),
                owner);
        writing.holdings().add(thing);
        var target = new Event.Target(thing.kind(), thing.id().toString(), name);
        var named = new FieldChange("name", null, name);
        chronicle.tell(chronicle.person(owner), Act.HOLDING_CREATED, target, null, List.of(named));
    }
}
