package muster.far;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import muster.far.FarWriter.Field;
import muster.model.Refused;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;

/** Makes another server follow the directory, person by person. One who is refused there keeps nobody else from being done. */
public final class PushRun {
    /** So many failures one after the other are the server's and not people's. */
    private static final int MOST_IN_A_ROW = 10;

    private final FarWriter writer;
    private final BiConsumer<PushRow, String> links;
    private final Map<TextKey, String> groups = new HashMap<>();
    /** Whether the server itself failed, and not one of the people. */
    private boolean isLost;

    /** @param links remembers what the other server calls somebody; told as soon as it is known */
    public PushRun(FarWriter writer, BiConsumer<PushRow, String> links) {
        this.writer = writer;
        this.links = links;
    }

    /** Is told of each person that was done, with a sentence that says why not; null when all was. */
    public interface Told {
        void done(PushRow row, @Nullable String failure);
    }

    /**
     * What came of it.
     *
     * @param left how many were not come to
     * @param halted why, in a sentence; null when all were come to
     */
    public record Outcome(
            long done, long failed, long left, @Nullable String halted) {}

    /** @param isWanted asked before each person whether to go on */
    public Outcome run(Push push, BooleanSupplier isWanted, Told told) {
        push.groups().forEach((name, id) -> groups.put(TextKey.of(name), id));
        long acts = push.rows().stream().filter(PushRun::hasWork).count();
        long done = 0;
        long failed = 0;
        int inARow = 0;
        String last = null;
        for (PushRow row : push.rows()) {
            if (!hasWork(row)) {
                continue;
            }
            if (inARow == MOST_IN_A_ROW || isLost || !isWanted.getAsBoolean()) {
                String why = isLost || inARow == MOST_IN_A_ROW ? last : "Stopped.";
                return new Outcome(done, failed, acts - done - failed, why);
            }
            String failure = act(row);
            told.done(row, failure);
            last = failure;
            inARow = failure == null ? 0 : inARow + 1;
            done += failure == null ? 1 : 0;
            failed += failure == null ? 0 : 1;
        }
        return new Outcome(done, failed, 0, isLost ? last : null);
    }

    private static boolean hasWork(PushRow row) {
        return !row.steps().isEmpty() || row.links() && row.farId() != null;
    }

    private @Nullable String act(PushRow row) {
        try {
            String id = row.farId();
            if (id != null && row.links()) {
                links.accept(row, id);
            }
            Set<Field> changed = EnumSet.noneOf(Field.class);
            for (PushStep step : row.steps()) {
                if (step instanceof PushStep.Change change) {
                    changed.add(change.field());
                } else {
                    id = act(row, step, id);
                }
            }
            if (!changed.isEmpty()) {
                writer.update(Objects.requireNonNull(id), row.wanted(), changed);
            }
            return null;
        } catch (FarTrouble trouble) {
            isLost = !trouble.isRefusal();
            return trouble.getMessage();
        } catch (Refused refused) {
            return refused.failure().sentence();
        }
    }

    private String act(PushRow row, PushStep step, @Nullable String known) {
        if (step instanceof PushStep.Create) {
            String made = writer.create(row.wanted());
            links.accept(row, made);
            return made;
        }
        String id = Objects.requireNonNull(known);
        switch (step) {
            case PushStep.Lock _ -> writer.bar(id);
            case PushStep.Unlock _ -> writer.free(id);
            case PushStep.Join(var group) -> writer.join(group(group), id);
            case PushStep.Leave(var group) -> writer.leave(group(group), id);
            case PushStep.Remove _ -> writer.remove(id);
            case PushStep.Create _, PushStep.Change _ -> throw new IllegalStateException("done elsewhere");
        }
        return id;
    }

    /** A group that is not there is made when the first one joins it. */
    private String group(String name) {
        return groups.computeIfAbsent(TextKey.of(name), _ -> writer.createGroup(name));
    }
}
