package muster.crash;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import muster.crash.Person.Credential;
import muster.crash.Person.Facts;
import muster.testing.Answer;
import muster.testing.ConnectDoor;
import muster.testing.CryosparcDoor;
import muster.testing.Json;

/** Merges pairs of people of its own and takes them apart again, at two doors and at the host. */
final class CrashMerge implements CrashLoad {
    /** How many of the pairs are still made use of. */
    private static final int IN_USE = 6;

    private final CrashSite site;
    private final StoreLook look;
    private final Random random;
    private final List<Pair> pairs = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private long acknowledged;

    CrashMerge(CrashSite site, StoreLook look, long seed) {
        this.site = site;
        this.look = look;
        this.random = new Random(seed);
    }

    /** Two accounts, of which the old one is a member of the group, has a key, and had a session before the first merge. */
    private static final class Pair {
        final String old = ConnectDoor.fresh("o");
        final String into = ConnectDoor.fresh("m");
        String oldId = "";
        String intoId = "";
        String key = "";
        String session = "";
        /** As was acknowledged. */
        boolean isMerged;

        boolean isInFlight;
        boolean wasMerged;

        @Override
        public String toString() {
            return old + " and " + into;
        }
    }

    @Override
    public void work() {
        try {
            while (wrong.isEmpty()) {
                if (pairs.isEmpty() || random.nextInt(5) == 0) {
                    pairs.add(made());
                } else {
                    turn(pairs.get(pairs.size() - 1 - random.nextInt(Math.min(pairs.size(), IN_USE))));
                }
            }
        } catch (UncheckedIOException gone) {
            // The last wish has no answer.
        } catch (RuntimeException | AssertionError unexpected) {
            wrong.add(unexpected.toString());
        }
    }

    private Pair made() {
        Pair pair = new Pair();
        done(site.create(0, pair.old, new Person(CryosparcDoor.PASSWORD, true)));
        done(site.create(5, pair.into, new Person(null, true)));
        Person old = new Person(CryosparcDoor.PASSWORD, true);
        old.id = site.idOf(pair.old);
        done(site.member(old, true));
        pair.oldId = old.id;
        pair.intoId = site.idOf(pair.into);
        pair.key = site.server().keyFor(pair.old);
        pair.session = Json.text(
                site.cloudomation().signIn(pair.old, CryosparcDoor.PASSWORD).json(), "token");
        return pair;
    }

    private static void done(Answer answer) {
        if (answer.status() >= 300) {
            throw new AssertionError(answer.toString());
        }
    }

    private void turn(Pair pair) {
        pair.isInFlight = true;
        if (pair.isMerged) {
            takeApart(Objects.requireNonNull(look.ask(
                    "select id from merge_record where undone_at is null and old_account = '" + pair.oldId + "'")));
        } else {
            merge(pair);
        }
        pair.isMerged = !pair.isMerged;
        pair.wasMerged = true;
        pair.isInFlight = false;
        acknowledged++;
    }

    private void merge(Pair pair) {
        switch (random.nextInt(3)) {
            case 0 -> done(site.merge(pair.oldId, pair.intoId));
            case 1 -> done(site.mergeAtArvados(pair.old, pair.into));
            default -> printed("Merged", "user", "merge", pair.oldId, pair.intoId, "--redirect", "--yes");
        }
    }

    private void takeApart(String merge) {
        if (random.nextBoolean()) {
            done(site.unmerge(merge));
        } else {
            printed("Undone", "user", "unmerge", merge, "--yes");
        }
    }

    private void printed(String word, String... command) {
        String printed = site.server().command(command);
        if (!printed.contains(word)) {
            throw new AssertionError(List.of(command) + ": " + printed);
        }
    }

    @Override
    public long acknowledged() {
        return acknowledged;
    }

    @Override
    public List<String> deviations(Map<String, StoreLook.Row> accounts) {
        List<String> deviations = new ArrayList<>(wrong);
        Map<String, String> merged = look.merged();
        for (Pair pair : pairs) {
            boolean isMerged = pair.intoId.equals(merged.get(pair.oldId));
            if (isMerged != pair.isMerged && !pair.isInFlight) {
                deviations.add(pair + (isMerged ? " are merged" : " are two"));
            }
            pair.isMerged = isMerged;
            pair.wasMerged |= isMerged;
            pair.isInFlight = false;
            Facts old = facts(pair.old, accounts);
            Facts into = facts(pair.into, accounts);
            if (!Objects.equals(old, isMerged ? null : Facts.fresh(pair.old).member(true))
                    || !Objects.equals(into, Facts.fresh(pair.into).member(isMerged))) {
                deviations.add(pair + (isMerged ? " are merged, but " : " are two, but ") + old + " and " + into);
            }
        }
        pairs.subList(Math.max(0, pairs.size() - IN_USE), pairs.size()).forEach(pair -> doors(pair, deviations));
        return deviations;
    }

    private static Facts facts(String username, Map<String, StoreLook.Row> accounts) {
        StoreLook.Row row = accounts.get(username);
        return row == null ? null : row.facts();
    }

    private void doors(Pair pair, List<String> deviations) {
        String holder = site.holder(pair.key);
        if (!holder.equals(pair.isMerged ? pair.intoId : pair.oldId)) {
            deviations.add("the key of " + pair + " opens " + holder);
        }
        if (site.works(new Credential(Credential.Door.CLOUDOMATION, pair.session)) == pair.wasMerged) {
            deviations.add("the session of " + pair + (pair.wasMerged ? " works" : " does not work"));
        }
    }
}
