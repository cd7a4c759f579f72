package muster.console.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import muster.model.MergeLine;
import muster.model.MergePlan;

/** What a merge would change as a page shows it: of each topic as many rows as somebody looks through. */
public record MergeLines(MergePlan plan) {
    private static final int MOST_SHOWN = 50;

    /** The topics about which there is something to tell, in order. */
    public List<MergeLine.Topic> topics() {
        return Arrays.stream(MergeLine.Topic.values())
                .filter(topic -> !plan.lines(topic).isEmpty())
                .toList();
    }

    public List<MergeLine> shown(MergeLine.Topic topic) {
        return plan.lines(topic).stream().limit(MOST_SHOWN).toList();
    }

    /** How many rows of the topic are not shown. */
    public int further(MergeLine.Topic topic) {
        return Math.max(0, plan.lines(topic).size() - MOST_SHOWN);
    }

    /** Whether the row says something else afterwards. */
    public static boolean isOther(MergeLine line) {
        return line.after() != null && !line.after().equals(line.before());
    }

    public static String key(String prefix, Enum<?> word) {
        return prefix + word.name().toLowerCase(Locale.ROOT);
    }
}
