package muster.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import muster.model.Failure;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Things in things: how deep they lie, and whose they are. Whoever puts something into a container has locked it, and
 * whoever moves a container has locked all above and below it, so that no two moves make a ring together, and nothing
 * comes in below which keeps the old owner.
 */
final class Nesting {
    /** How many things may lie in each other. */
    static final int DEEPEST = 50;

    private static final int MOST_MOVED = 100_000;

    private Nesting() {}

    /** Makes sure that one more thing may lie in the container. */
    static void requireRoom(Writing writing, @Nullable HoldingId container) {
        List<HoldingId> above = new ArrayList<>();
        HoldingId next = container;
        while (next != null) {
            above.add(next);
            requireDepth(above.size() + 1);
            next = writing.holdings().findAll(List.of(next)).values().stream()
                    .map(Holding::container)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * Keeps a thing that was locked as it shall be from now on, and with it who owns what lies in it.
     *
     * @throws Refused {@link Failure.HoldingInUse} when it would lie in itself or too deep, {@link Failure.HoldingNameTaken}
     */
    static void save(Writing writing, Holding before, Holding after) {
        boolean stays = Objects.equals(after.container(), before.container())
                && after.owner().equals(before.owner());
        if (!stays) {
            int above = lockAbove(writing, after);
            List<List<HoldingId>> below = lockBelow(writing, after.id());
            requireDepth(above + 1 + below.size());
            if (!after.owner().equals(before.owner())) {
                below.forEach(level -> writing.holdings().setOwner(level, after.owner()));
            }
        }
        writing.holdings().save(after);
    }

    /** @return how many things it lies in */
    private static int lockAbove(Writing writing, Holding moved) {
        int above = 0;
        HoldingId next = moved.container();
        while (next != null) {
            if (next.equals(moved.id())) {
                throw new Refused(new Failure.HoldingInUse("cannot lie in itself"));
            }
            above++;
            requireDepth(above + 1);
            Holding container =
                    writing.holdings().lock(next).orElseThrow(() -> new Refused(new Failure.NoSuchHolding()));
            next = container.container();
        }
        return above;
    }

    private static List<List<HoldingId>> lockBelow(Writing writing, HoldingId root) {
        List<List<HoldingId>> levels = new ArrayList<>();
        int found = 0;
        List<HoldingId> level = List.of(root);
        while (!level.isEmpty()) {
            level = writing.holdings().lockIn(level, MOST_MOVED + 1).stream()
                    .map(Holding::id)
                    .toList();
            found += level.size();
            if (found > MOST_MOVED) {
                throw new Refused(new Failure.HoldingInUse("has too many things in it to be moved"));
            }
            if (!level.isEmpty()) {
                levels.add(level);
                requireDepth(levels.size());
            }
        }
        return levels;
    }

    private static void requireDepth(int depth) {
        if (depth > DEEPEST) {
            throw new Refused(new Failure.HoldingInUse("would lie in more than " + (DEEPEST - 1) + " others"));
        }
    }
}
