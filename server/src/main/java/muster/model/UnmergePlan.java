package muster.model;

import java.util.List;

/**
 * Everything that undoing a merge would do, row by row.
 *
 * @param old the account that would come back
 * @param into the one it was merged into
 */
public record UnmergePlan(MergeRecord merge, Account old, Account into, List<UnmergeLine> lines) {
    public UnmergePlan {
        lines = List.copyOf(lines);
    }

    public MergePlan.Versions versions() {
        return new MergePlan.Versions(old.version(), into.version());
    }

    /** What the caller decides. */
    public List<UnmergeLine> conflicts() {
        return lines(UnmergeLine.Outcome.CONFLICT);
    }

    public List<UnmergeLine> lines(UnmergeLine.Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).toList();
    }
}
