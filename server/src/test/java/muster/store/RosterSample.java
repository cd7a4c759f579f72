package muster.store;

import static muster.store.Samples.NOW;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import muster.directory.RosterQuery;
import muster.directory.RosterQuery.LastSeen;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.AccountState;
import muster.model.Activity;
import muster.model.Block;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.GroupId;
import muster.model.Key;
import muster.model.KeyId;
import muster.model.Life;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.SecretDigest;
import muster.model.Stamps;
import muster.model.TextKey;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/** Accounts of all kinds in all states, and a search over them that looks at each one. */
final class RosterSample {
    static final GroupId GROUP = Samples.groupId(1);

    private static final List<String> GIVEN =
            Arrays.asList("Ada", "Ada Li", "Bela", "Anna-Lia", "Zoë", "zöe", "O'Neil", "李", null);
    private static final List<String> FAMILY =
            Arrays.asList("Okafor", "van der Berg", "Berg", "Li", "Adams", "O'Neil", "Ünal", "😀", null);
    private static final List<String> DISPLAY = Arrays.asList(null, null, "Ada Okafor", "Big Bear", "Li van Berg", "x");

    private final List<AccountEntry> entries = new ArrayList<>();
    private final Set<AccountId> members = new HashSet<>();
    private final Set<AccountId> visitors = new HashSet<>();

    private RosterSample() {}

    static RosterSample kept(SqlStore store, int count) {
        RosterSample sample = new RosterSample();
        SplittableRandom chance = new SplittableRandom(42);
        Samples.write(store, w -> w.groups().add(Samples.group(1, "Crew")));
        for (int number = 1; number <= count; number++) {
            AccountId id = Samples.id(number);
            Account account = account(number, chance);
            Activity activity = activity(chance);
            boolean member = chance.nextInt(3) == 0;
            boolean visitor = chance.nextInt(4) == 0;
            int grant = number;
            Samples.write(store, w -> {
                w.accounts().add(account);
                keep(w.accounts(), id, activity);
                if (member) {
                    w.grants().add(Samples.membership(grant, id, GROUP));
                }
            });
            Key.Purpose purpose = visitor ? Key.Purpose.SESSION : Key.Purpose.API_KEY;
            List<String> doors = visitor ? List.of("near") : number % 2 == 0 ? List.of() : List.of("far");
            Samples.write(store, w -> w.keys().add(key(grant, id, purpose, doors), SecretDigest.of("secret " + grant)));
            sample.entries.add(new AccountEntry(account, activity));
            if (member) {
                sample.members.add(id);
            }
            if (visitor) {
                sample.visitors.add(id);
            }
        }
        return sample;
    }

    private static Key key(int number, AccountId owner, Key.Purpose purpose, List<String> doors) {
        return new Key(
                new KeyId(number),
                owner,
                purpose,
                "label",
                List.of(Key.EVERYTHING),
                doors,
                null,
                NOW,
                owner,
                null,
                null,
                "tail",
                null);
    }

    private static void keep(muster.directory.AccountWriter accounts, AccountId id, Activity activity) {
        if (activity.lastSignIn() != null) {
            accounts.stampSignIn(id, activity.lastSignIn());
        }
        if (activity.lastActivity() != null) {
            accounts.stampActivity(id, activity.lastActivity());
        }
        if (activity.failures() > 0) {
            accounts.setFailures(id, activity.failures(), activity.lockedUntil());
        }
    }

    private static Account account(int number, SplittableRandom chance) {
        AccountKind kind = chance.nextInt(5) > 0
                ? AccountKind.PERSON
                : AccountKind.values()[chance.nextInt(AccountKind.values().length)];
        String name = chance.nextInt(6) == 0 ? null : pick(List.of("u", "ada.", "ad", "z", "ber"), chance) + number;
        List<Email> emails = new ArrayList<>();
        for (int further = chance.nextInt(3); further > 0; further--) {
            String address = pick(List.of("ada@x.org", "berg@y.org", "zoe" + further + "@z.org", "li@x.org"), chance);
            if (emails.stream().noneMatch(email -> email.address().value().equals(address))) {
                emails.add(Samples.email(address));
            }
        }
        EmailAddress pending = chance.nextInt(8) == 0 ? EmailAddress.parse("ada.new@x.org") : null;
        return new Account(
                Samples.id(number),
                1,
                kind,
                name == null ? null : Username.parse(name),
                emails,
                pending,
                new Profile(pick(GIVEN, chance), pick(FAMILY, chance), pick(DISPLAY, chance), null, null, null),
                Rank.values()[chance.nextInt(Rank.values().length)],
                life(chance),
                Stamps.createdAt(NOW.minus(Duration.ofDays(chance.nextInt(20))), null));
    }

    private static <T extends @Nullable Object> T pick(List<T> all, SplittableRandom chance) {
        return all.get(chance.nextInt(all.size()));
    }

    private static Life life(SplittableRandom chance) {
        Life life = chance.nextInt(4) == 0 ? Life.INVITED : Life.activeSince(NOW.minus(Duration.ofDays(30)));
        for (Block.Kind kind : Block.Kind.values()) {
            if (chance.nextInt(7) == 0) {
                Instant until = chance.nextBoolean() ? null : NOW.plus(Duration.ofDays(chance.nextInt(-3, 3)));
                life = life.blocked(new Block(kind, "console", null, null, NOW, until));
            }
        }
        if (chance.nextInt(8) == 0) {
            life = life.expiringAt(NOW.plus(Duration.ofDays(chance.nextInt(-3, 3))));
        }
        if (chance.nextInt(7) == 0) {
            life = life.trashed(NOW, null);
        }
        return chance.nextInt(8) == 0 ? life.merged(Samples.id(1), chance.nextBoolean()) : life;
    }

    private static Activity activity(SplittableRandom chance) {
        Instant signIn = chance.nextBoolean() ? null : NOW.minus(Duration.ofDays(chance.nextInt(20)));
        Instant seen = chance.nextBoolean() ? null : NOW.minus(Duration.ofDays(chance.nextInt(20)));
        int failures = chance.nextInt(3);
        Instant locked =
                failures == 0 || chance.nextBoolean() ? null : NOW.plus(Duration.ofDays(chance.nextInt(-2, 3)));
        return new Activity(signIn, seen, null, failures, locked);
    }

    AccountId first(AccountState state) {
        return entries.stream()
                .filter(entry -> state(entry) == state && entry.account().kind() == AccountKind.PERSON)
                .findFirst()
                .orElseThrow()
                .account()
                .id();
    }

    private static AccountState state(AccountEntry entry) {
        return AccountState.of(entry.account(), entry.activity(), NOW);
    }

    /** In the order of the search. */
    List<AccountId> matching(RosterQuery query, List<String> words) {
        Comparator<AccountEntry> order = order(query, words);
        return entries.stream()
                .filter(entry ->
                        meets(query, entry) && words.stream().allMatch(word -> place(entry.account(), word) != null))
                .sorted(query.ascending() ? order : order.reversed())
                .map(entry -> entry.account().id())
                .toList();
    }

    private boolean meets(RosterQuery query, AccountEntry entry) {
        AccountState state = state(entry);
        boolean inState = query.states().isEmpty()
                ? state != AccountState.MERGED && state != AccountState.TRASHED
                : query.states().contains(state);
        Account account = entry.account();
        return inState
                && query.kinds().contains(account.kind())
                && (query.ranks().isEmpty() || query.ranks().contains(account.rank()))
                && (query.group() == null || members.contains(account.id()))
                && (query.door() == null || visitors.contains(account.id()))
                && seen(query.lastSeen(), entry);
    }

    private static boolean seen(@Nullable LastSeen wanted, AccountEntry entry) {
        Instant last = lastSeen(entry);
        return switch (wanted) {
            case null -> true;
            case LastSeen.Never _ -> last == null;
            case LastSeen.Before(var end) -> last != null && last.isBefore(end);
            case LastSeen.Since(var least) -> last != null && !last.isBefore(least);
        };
    }

    private static @Nullable Instant lastSeen(AccountEntry entry) {
        return Stream.of(entry.activity().lastSignIn(), entry.activity().lastActivity())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Comparator<AccountEntry> order(RosterQuery query, List<String> words) {
        Comparator<AccountEntry> byNames =
                texts(RosterSample::family, RosterSample::given, RosterSample::username, RosterSample::email);
        Comparator<AccountEntry> order = switch (query.sort()) {
            case BEST_MATCH -> words.isEmpty() ? byNames : byMatch(longest(words));
            case NAME -> byNames;
            case USERNAME ->
                texts(RosterSample::username, RosterSample::given, RosterSample::family, RosterSample::email);
            case EMAIL -> texts(RosterSample::email);
            case RANK ->
                Comparator.<AccountEntry, Rank>comparing(
                                entry -> entry.account().rank())
                        .thenComparing(texts(
                                RosterSample::given,
                                RosterSample::family,
                                RosterSample::username,
                                RosterSample::email));
            case CREATED ->
                Comparator.comparing(entry -> entry.account().stamps().createdAt());
            case LAST_SEEN -> byTime(RosterSample::lastSeen);
            case LAST_SIGN_IN -> byTime(entry -> entry.activity().lastSignIn());
        };
        return order.thenComparing(entry -> entry.account().id().toString());
    }

    private interface Text {
        String of(Account account);
    }

    private interface Time {
        @Nullable
        Instant of(AccountEntry entry);
    }

    private static Comparator<AccountEntry> byTime(Time time) {
        return Comparator.comparing(time::of, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()));
    }

    private static Comparator<AccountEntry> texts(Text... texts) {
        return (one, other) -> Stream.of(texts)
                .mapToInt(text -> inBytes(text.of(one.account()), text.of(other.account())))
                .filter(compared -> compared != 0)
                .findFirst()
                .orElse(0);
    }

    private static int inBytes(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String longest(List<String> words) {
        return words.stream()
                .reduce((one, other) -> other.length() > one.length() ? other : one)
                .orElseThrow();
    }

    private static Comparator<AccountEntry> byMatch(String word) {
        return (one, other) -> {
            Place a = Objects.requireNonNull(place(one.account(), word));
            Place b = Objects.requireNonNull(place(other.account(), word));
            return a.number() == b.number() ? inBytes(a.text(), b.text()) : a.number() - b.number();
        };
    }

    private record Place(int number, String text) {}

    /** Where a word is found best, and what stands there; null when it is not. */
    private static @Nullable Place place(Account account, String word) {
        List<List<String>> places = List.of(
                List.of(username(account)),
                List.of(family(account)),
                List.of(given(account)),
                List.of(key(account.profile().displayName())),
                innerWords(account),
                List.of(email(account)),
                account.emails().stream()
                        .skip(1)
                        .map(email -> email.address().key().value())
                        .toList(),
                account.pendingEmail() == null
                        ? List.of()
                        : List.of(account.pendingEmail().key().value()));
        for (int number = word.contains("@") ? 5 : 0; number < places.size(); number++) {
            List<String> found = places.get(number).stream()
                    .filter(text -> text.startsWith(word))
                    .sorted(RosterSample::inBytes)
                    .toList();
            if (!found.isEmpty()) {
                return new Place(number, found.getFirst());
            }
        }
        return null;
    }

    private static List<String> innerWords(Account account) {
        List<String> words = new ArrayList<>();
        for (String name :
                List.of(given(account), family(account), key(account.profile().displayName()))) {
            String[] parts = name.split("(?<=[ -])");
            for (int from = 1; from < parts.length; from++) {
                words.add(String.join("", Arrays.copyOfRange(parts, from, parts.length)));
            }
        }
        words.removeIf(
                word -> family(account).startsWith(word) || given(account).startsWith(word));
        return words;
    }

    private static String username(Account account) {
        return account.username() == null ? "" : account.username().key().value();
    }

    private static String given(Account account) {
        return key(account.profile().givenName());
    }

    private static String family(Account account) {
        return key(account.profile().familyName());
    }

    private static String email(Account account) {
        return account.emails().isEmpty()
                ? ""
                : account.emails().getFirst().address().key().value();
    }

    private static String key(@Nullable String text) {
        return text == null ? "" : TextKey.of(text).value();
    }
}
