package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.account;
import static muster.store.Samples.groupId;
import static muster.store.Samples.holdingId;
import static muster.store.Samples.id;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import muster.directory.Holdings;
import muster.directory.Writing;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.AccountProject;
import muster.model.Code;
import muster.model.DoorDocument;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.ExternalIdentity;
import muster.model.Grant;
import muster.model.GrantId;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.Key;
import muster.model.KeyId;
import muster.model.Lane;
import muster.model.Life;
import muster.model.Party;
import muster.model.Profile;
import muster.model.Project;
import muster.model.ProjectId;
import muster.model.ProjectName;
import muster.model.Rank;
import muster.model.SecretDigest;
import muster.model.Signature;
import muster.model.ViewerMarks;
import muster.model.WellKnown;

/** Two accounts with rows of every kind at random, and some others who share with them. */
final class MergeSample {
    static final AccountId OLD = id(1);
    static final AccountId INTO = id(2);
    static final Holdings.Sort CARDS = new Holdings.Sort("lab", "card");

    private static final int PEOPLE = 5;
    private static final int ROWS = 24;
    /** Beyond the numbers that a directory gives in a test. */
    private static final int FIRST_NUMBER = 1_000_000;

    private final Writing writing;
    private final Random random;
    private int number = FIRST_NUMBER;

    private MergeSample(Writing writing, long seed) {
        this.writing = writing;
        random = new Random(seed);
    }

    static void fill(SqlStore store, long seed) {
        store.write(writing -> {
            new MergeSample(writing, seed).fill();
            return true;
        });
    }

    private void fill() {
        ProjectId project = new ProjectId(new UUID(0x7001, 1));
        writing.projects().add(new Project(project, 1, ProjectName.parse("genome"), null, false, NOW, null, NOW, null));
        for (int person = 1; person <= PEOPLE; person++) {
            add(person, project);
        }
        for (int row = 0; row < ROWS; row++) {
            group(row);
            thing(row);
        }
        for (int row = 0; row < 4 * ROWS; row++) {
            writing.grants().add(grant());
        }
        for (int row = 0; row < ROWS; row++) {
            writing.agreements().sign(new Signature(number++, holdingId(random.nextInt(6)), person(), NOW));
            key();
        }
        for (int row = 0; row < 6; row++) {
            writing.accounts().link(new ExternalIdentity("issuer" + row % 2, "subject" + row), person(), NOW);
            writing.wireIds().add("lab", "kind" + row, "name" + row, person().toString());
            writing.documents()
                    .save(person(), new DoorDocument("door" + row, "{\"a\":" + row + "}", Map.of("v", "x")), NOW);
            writing.marks().put(person(), person(), new ViewerMarks(random.nextBoolean(), true));
        }
        writing.lanes().add(new Lane("fast", Lane.Kind.values()[0], "Fast", null), NOW);
        writing.lanes().choose(OLD, List.of("fast"));
    }

    private AccountId person() {
        return id(1 + random.nextInt(PEOPLE));
    }

    private void add(int person, ProjectId project) {
        List<Email> emails = new ArrayList<>();
        for (String address :
                Set.of("shared@lab.example", "p" + person + "@lab.example", "q" + person + "@lab.example")) {
            if (random.nextBoolean()) {
                emails.add(new Email(EmailAddress.parse(address), random.nextBoolean(), false));
            }
        }
        EmailAddress pending = random.nextBoolean() ? EmailAddress.parse("w" + person + "@lab.example") : null;
        Life life = Life.activeSince(NOW).amongAll(random.nextBoolean(), random.nextBoolean());
        if (random.nextInt(4) == 0) {
            life = life.blocked(Samples.disabled(null));
        }
        Account base = account(person, "user" + person, Profile.ofNames("Given", "Family"), rank());
        Account account = new Account(
                base.id(),
                1,
                base.kind(),
                base.username(),
                emails,
                pending,
                base.profile(),
                base.rank(),
                life,
                base.stamps(),
                random.nextBoolean() ? new AccountProject(project, false) : null);
        writing.accounts().add(account);
        emails.forEach(email -> {
            if (random.nextBoolean()) {
                writing.accounts().claim(email.address().key(), account.id(), NOW);
            }
        });
        if (pending != null) {
            writing.accounts().claim(pending.key(), account.id(), NOW);
        }
        writing.credentials().setPassword(account.id(), Samples.PASSWORD, NOW);
        writing.codes().add(code(account.id()));
    }

    private Rank rank() {
        return Rank.values()[random.nextInt(Rank.values().length)];
    }

    private static Code code(AccountId id) {
        return new Code(
                UUID.nameUUIDFromBytes(id.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                id,
                Code.Purpose.RESET,
                4,
                "hash",
                "sealed",
                null,
                false,
                0,
                NOW,
                NOW.plusSeconds(60),
                null,
                null);
    }

    private void group(int row) {
        AccountId owner = random.nextInt(4) == 0 ? null : person();
        writing.groups()
                .add(new Group(
                        groupId(row),
                        1,
                        Group.Kind.ROLE,
                        GroupName.parse("group " + row),
                        owner,
                        null,
                        "{}",
                        NOW,
                        owner,
                        NOW,
                        owner));
    }

    /** Some lie in an earlier thing of the same owner; names meet between owners. */
    private void thing(int row) {
        AccountId owner = person();
        Holdings.Sort sort = List.of(CARDS, new Holdings.Sort("lab", "project"), new Holdings.Sort("other", "content"))
                .get(random.nextInt(3));
        HoldingId container = sort.equals(CARDS) ? null : containerOf(owner);
        String name = "thing " + random.nextInt(5);
        if (writing.holdings()
                .findByName(sort.door(), sort.kind(), owner, container, name)
                .isPresent()) {
            name = "own " + row;
        }
        writing.holdings()
                .add(new Holding(
                        holdingId(row),
                        number++,
                        1,
                        sort.door(),
                        sort.kind(),
                        owner,
                        container,
                        name,
                        random.nextInt(4) == 0 ? Holding.Naming.FREE : Holding.Naming.UNIQUE,
                        Holding.Audience.GRANTED,
                        random.nextBoolean(),
                        "{\"n\":\"ü\"}",
                        NOW,
                        owner,
                        NOW,
                        null));
    }

    private HoldingId containerOf(AccountId owner) {
        List<Holding> direct = writing.holdings().directlyWith(owner, 0, ROWS).stream()
                .filter(holding -> holding.kind().equals("project"))
                .toList();
        return direct.isEmpty() || random.nextBoolean()
                ? null
                : direct.getFirst().id();
    }

    private Grant grant() {
        Party party = random.nextInt(4) == 0
                ? new Party.OfGroup(groupId(random.nextInt(ROWS)))
                : new Party.OfAccount(person());
        GrantObject object = switch (random.nextInt(3)) {
            case 0 -> new GrantObject.OnAccount(person());
            case 1 -> new GrantObject.OnGroup(groupId(random.nextInt(6)));
            default -> new GrantObject.OnHolding(holdingId(random.nextInt(6)));
        };
        Grant.Level level = Grant.Level.values()[random.nextInt(3)];
        String purpose = random.nextInt(4) == 0 ? "login" : Grant.RIGHT;
        return new Grant(new GrantId(number++), party, object, purpose, level, "{\"u\":1}", NOW, person());
    }

    private void key() {
        boolean isDirectorys = random.nextInt(8) == 0;
        AccountId owner = isDirectorys ? WellKnown.SYSTEM : person();
        Key.Purpose purpose = isDirectorys ? Key.Purpose.API_KEY : Key.Purpose.values()[random.nextInt(3)];
        Key key = new Key(
                new KeyId(number++),
                owner,
                purpose,
                "label",
                List.of(Key.EVERYTHING),
                List.of(),
                random.nextBoolean() ? Rank.VIEWER : null,
                NOW,
                isDirectorys ? person() : owner,
                null,
                random.nextBoolean() ? NOW.plusSeconds(1_000) : null,
                "tail",
                null);
        writing.keys().add(key, SecretDigest.of("secret " + key.id()));
    }
}
