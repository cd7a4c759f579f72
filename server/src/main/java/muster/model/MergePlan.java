package muster.model;

import java.util.List;

/**
 * Everything that a merge would change, row by row, before it happens.
 *
 * @param redirecting whether whoever asks for the old account would be sent on
 * @param keysMove whether the old account's keys would go to the new one
 * @param lines in the order of their topics
 */
public record MergePlan(Account old, Account into, boolean redirecting, boolean keysMove, List<MergeLine> lines) {
    public MergePlan {
        lines = List.copyOf(lines);
    }

    /** Which state of two accounts somebody has looked at. */
    public record Versions(long old, long into) {}

    public Versions versions() {
        return new Versions(old.version(), into.version());
    }

    /** The lines of one topic, in order. */
    public List<MergeLine> lines(MergeLine.Topic topic) {
        return lines.stream().filter(line -> line.topic() == topic).toList();
    }
}
