package muster.crash;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import muster.crash.Person.Credential;
import muster.crash.Person.Facts;
import muster.testing.Answer;
import muster.testing.ConnectDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.CryosparcDoor;
import muster.testing.Json;

/** Does one thing after another to people of its own, through all doors, until nobody answers. */
final class CrashClient {
    private static final int PEOPLE = 12;

    private final CrashSite site;
    private final Random random;
    private final ConsoleBrowser console;
    private final List<Person> people = new ArrayList<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final List<String> wrong = new ArrayList<>();
    /** How many of the people are still made use of: a long run goes on with new ones. */
    private int firstInUse;

    CrashClient(CrashSite site, long seed) {
        this.site = site;
        this.random = new Random(seed);
        this.console = ConsoleBrowser.ofAdministrator(site.server());
    }

    List<Person> people() {
        return people;
    }

    /** How many changes were answered with success. */
    long acknowledged() {
        return acknowledged.get();
    }

    /** What the server answered that it should not have. */
    List<String> wrong() {
        return wrong;
    }

    /** What is asked of a door. */
    @FunctionalInterface
    private interface Ask {
        Answer ask();
    }

    /** Goes on until the server is gone or this thread is interrupted. */
    void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                step();
            }
        } catch (UncheckedIOException | IllegalStateException gone) {
            // The last request has no answer; what became of it is looked up.
        } catch (RuntimeException | AssertionError unexpected) {
            wrong.add(unexpected.toString());
        }
    }

    private void step() {
        if (people.size() - firstInUse < PEOPLE / 2 || random.nextInt(8) == 0) {
            create();
            firstInUse = Math.max(firstInUse, people.size() - PEOPLE);
            return;
        }
        Person person = people.get(firstInUse + random.nextInt(people.size() - firstInUse));
        if (person.now == null || person.isInFlight || person.known().merged()) {
            return;
        }
        if (person.known().trashed()) {
            change(person, person.known().trashed(false), () -> site.restore(person));
        } else if (person.known().blocked()) {
            change(person, person.known().blocked(false), () -> lock(person, false));
        } else {
            act(person);
        }
    }

    private void act(Person person) {
        Facts now = person.known();
        String word = ConnectDoor.fresh("w");
        switch (random.nextInt(10)) {
            case 0, 1 ->
                change(person, now.named(word, "At Connect"), () -> site.nameAtConnect(person, word, "At Connect"));
            case 2 ->
                change(person, now.named(word, "At Arvados"), () -> site.nameAtArvados(person, word, "At Arvados"));
            case 3 -> {
                String username = ConnectDoor.fresh("n");
                String address = username + "@lab.example";
                change(person, now.called(username, address), () -> site.rename(person, username, address));
            }
            case 4 -> {
                person.losesSessions();
                change(person, now.blocked(true), () -> lock(person, true));
            }
            case 5 -> {
                person.losesSessions();
                change(person, now.trashed(true), () -> site.trash(person));
            }
            case 6 -> change(person, now.member(!now.member()), () -> site.member(person, !now.member()));
            case 7 -> signIn(person);
            case 8 -> makeKey(person);
            default -> endSomething(person);
        }
    }

    private void create() {
        int kind = random.nextInt(6);
        Person person = new Person(kind == 0 ? CryosparcDoor.PASSWORD : null, kind == 0 || kind == 2 || kind == 5);
        String username = ConnectDoor.fresh("k");
        people.add(person);
        change(person, Facts.fresh(username), () -> site.create(kind, username, person));
        if (person.now != null) {
            person.id = site.idOf(person.known().username());
        }
    }

    private void change(Person person, Facts wanted, Ask ask) {
        person.asks(wanted);
        Answer answer = ask.ask();
        boolean done = answer.status() <= 303;
        person.heard(done);
        if (done) {
            acknowledged.incrementAndGet();
        } else if (answer.status() != 503) {
            wrong.add(wanted + ": " + answer);
        }
    }

    private Answer lock(Person person, boolean locked) {
        return random.nextBoolean()
                ? site.lock(person, locked)
                : console.post("/admin/users/" + person.id + (locked ? "/acts/lock" : "/acts/unlock"));
    }

    private void makeKey(Person person) {
        if (!person.isActive) {
            return;
        }
        person.credentials.add(new Credential(
                Credential.Door.CONNECT, site.server().keyFor(person.known().username())));
        acknowledged.incrementAndGet();
    }

    private void signIn(Person person) {
        if (person.password == null) {
            return;
        }
        boolean atCryosparc = random.nextBoolean();
        Answer answer = atCryosparc
                ? site.cryosparc().signIn(person.known().address(), CryosparcDoor.PASSWORD)
                : site.cloudomation().signIn(person.known().username(), CryosparcDoor.PASSWORD);
        if (answer.status() > 302) {
            wrong.add("sign-in: " + answer);
            return;
        }
        person.credentials.add(new Credential(
                atCryosparc ? Credential.Door.CRYOSPARC : Credential.Door.CLOUDOMATION,
                Json.text(answer.json(), atCryosparc ? "access_token" : "token")));
        acknowledged.incrementAndGet();
    }

    private void endSomething(Person person) {
        List<Credential> live = person.credentials.stream()
                .filter(each -> !each.isEnded && !each.isEnding && each.door != Credential.Door.CRYOSPARC)
                .toList();
        if (live.isEmpty()) {
            return;
        }
        Credential credential = live.get(random.nextInt(live.size()));
        credential.isEnding = true;
        Answer answer = site.end(credential);
        if (answer.status() < 300) {
            credential.isEnded = true;
            acknowledged.incrementAndGet();
        } else if (answer.status() != 503) {
            wrong.add("end of a " + credential.door + " credential: " + answer);
        }
    }
}
