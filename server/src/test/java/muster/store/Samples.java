package muster.store;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import muster.directory.Store;
import muster.directory.Writing;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.Block;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.GrantId;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.GroupName;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.Key;
import muster.model.KeyId;
import muster.model.Life;
import muster.model.Party;
import muster.model.PasswordHash;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.Stamps;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/** Things to keep, with ids that tests can name by a number. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-03-04T05:06:07.123456Z");
    static final PasswordHash PASSWORD =
            new PasswordHash("$argon2id$v=19$m=8,t=1,p=1$c2FsdA$aGFzaA", PasswordHash.Preimage.DIGEST, 12);

    private Samples() {}

    static AccountId id(int number) {
        return new AccountId(uuid(1, number));
    }

    static GroupId groupId(int number) {
        return new GroupId(uuid(2, number));
    }

    static HoldingId holdingId(int number) {
        return new HoldingId(uuid(3, number));
    }

    private static UUID uuid(int kind, int number) {
        return new UUID(0x0195_0000_0000_7000L | (long) number << 16 | kind, 0x8000_0000_0000_0000L | number);
    }

    /** An active viewer without name and address. */
    static Account account(int number) {
        return account(number, "user" + number, Profile.EMPTY, Rank.VIEWER);
    }

    static Account account(int number, @Nullable String username, Profile profile, Rank rank) {
        return new Account(
                id(number),
                1,
                AccountKind.PERSON,
                username == null ? null : Username.parse(username),
                List.of(),
                null,
                profile,
                rank,
                Life.activeSince(NOW),
                Stamps.createdAt(NOW, null));
    }

    static Account named(int number, @Nullable String given, @Nullable String family) {
        return account(number, "user" + number, Profile.ofNames(given, family), Rank.VIEWER);
    }

    static Account ranked(int number, Rank rank) {
        return account(number, "user" + number, Profile.EMPTY, rank);
    }

    static Account withKind(Account account, AccountKind kind) {
        return new Account(
                account.id(),
                account.version(),
                kind,
                account.username(),
                account.emails(),
                account.pendingEmail(),
                account.profile(),
                account.rank(),
                account.life(),
                account.stamps());
    }

    static Account withEmails(Account account, Email... emails) {
        return new Account(
                account.id(),
                account.version(),
                account.kind(),
                account.username(),
                List.of(emails),
                account.pendingEmail(),
                account.profile(),
                account.rank(),
                account.life(),
                account.stamps());
    }

    /** The next version of the account, with these addresses. */
    static Account changed(Account account, Email... emails) {
        return new Account(
                account.id(),
                account.version() + 1,
                account.kind(),
                account.username(),
                List.of(emails),
                account.pendingEmail(),
                account.profile(),
                account.rank(),
                account.life(),
                account.stamps());
    }

    /** The next version of the account, with these names. */
    static Account renamed(Account account, String given, String family) {
        return new Account(
                account.id(),
                account.version() + 1,
                account.kind(),
                account.username(),
                account.emails(),
                account.pendingEmail(),
                Profile.ofNames(given, family),
                account.rank(),
                account.life(),
                account.stamps());
    }

    static Account withLife(Account account, Life life) {
        return new Account(
                account.id(),
                account.version(),
                account.kind(),
                account.username(),
                account.emails(),
                account.pendingEmail(),
                account.profile(),
                account.rank(),
                life,
                account.stamps());
    }

    static Email email(String address) {
        return new Email(EmailAddress.parse(address), false, false);
    }

    static Block disabled(@Nullable Instant until) {
        return new Block(Block.Kind.DISABLED, "console", "left", id(99), NOW, until);
    }

    static Key key(int number, AccountId owner) {
        return key(number, owner, Key.Purpose.API_KEY, null, null);
    }

    static Key key(int number, AccountId owner, Key.Purpose purpose, @Nullable Rank cap, @Nullable Instant expiresAt) {
        return new Key(
                new KeyId(number),
                owner,
                purpose,
                "label " + number,
                List.of(Key.EVERYTHING),
                List.of(),
                cap,
                NOW,
                owner,
                null,
                expiresAt,
                "tail",
                null);
    }

    static Group group(int number, String name) {
        return new Group(
                groupId(number), 1, Group.Kind.ROLE, GroupName.parse(name), null, null, "{}", NOW, null, NOW, null);
    }

    static Grant grant(int number, Party party, GrantObject object, Grant.Level level) {
        return Grant.right(new GrantId(number), party, object, level, NOW, null);
    }

    static Grant membership(int number, AccountId member, GroupId group) {
        return grant(number, new Party.OfAccount(member), new GrantObject.OnGroup(group), Grant.Level.READ);
    }

    static Holding holding(int number, AccountId owner, String name) {
        return holding(number, owner, name, Holding.Audience.GRANTED);
    }

    static Holding holding(int number, AccountId owner, String name, Holding.Audience audience) {
        return new Holding(
                holdingId(number),
                number,
                1,
                "connect",
                "content",
                owner,
                null,
                name,
                Holding.Naming.UNIQUE,
                audience,
                false,
                "{}",
                NOW,
                owner,
                NOW,
                owner);
    }

    /** Keeps some accounts in one transaction. */
    static void add(Store store, Account... accounts) {
        write(store, w -> List.of(accounts).forEach(w.accounts()::add));
    }

    static void write(Store store, Consumer<Writing> work) {
        store.write(w -> {
            work.accept(w);
            return true;
        });
    }

    static Account find(Store store, AccountId id) {
        return store.read(r -> r.accounts().find(id).orElseThrow());
    }

    /** What the work is refused with; fails when it is not refused. */
    static Failure failureOf(Runnable work) {
        try {
            work.run();
        } catch (Refused refused) {
            return refused.failure();
        }
        throw new AssertionError("was not refused");
    }

    /** All that a log could show of a failure. */
    static String messages(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** Runs all pieces at the same time, each on its own thread, and gathers what they answer. */
    static <T> List<T> together(List<Callable<T>> pieces) {
        CyclicBarrier start = new CyclicBarrier(pieces.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(pieces.size())) {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> piece : pieces) {
                running.add(threads.submit(() -> {
                    start.await(20, TimeUnit.SECONDS);
                    return piece.call();
                }));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : running) {
                answers.add(answer.get(60, TimeUnit.SECONDS));
            }
            return answers;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Whether each of several writers got through, all starting together. */
    static long howManySucceed(int writers, IntFunction<Callable<Boolean>> piece) {
        List<Callable<Boolean>> pieces = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            Callable<Boolean> work = piece.apply(i);
            pieces.add(() -> {
                try {
                    return work.call();
                } catch (Refused refused) {
                    return false;
                }
            });
        }
        return together(pieces).stream().filter(won -> won).count();
    }

    static boolean soon(Supplier<Boolean> condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.get()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            Thread.sleep(5);
        }
        return true;
    }
}
