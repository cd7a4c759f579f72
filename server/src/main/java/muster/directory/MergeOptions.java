package muster.directory;

import java.util.List;
import muster.model.Holding;
import muster.model.Place;

/**
 * How two accounts become one.
 *
 * @param redirecting true: whoever asks for the old account is sent on to the new one. False: the old one stays as a shell that
 *     nobody can use
 * @param keysMove whether the new account gets the old one's keys, and others' rights to it; otherwise the keys end and those
 *     rights stay
 * @param heir where things of the inherited kinds go; all others go to the new account
 * @param inherited these kinds
 * @param ended kinds of things that are removed
 */
public record MergeOptions(
        boolean redirecting, boolean keysMove, Place heir, List<Holdings.Sort> inherited, List<Holdings.Sort> ended) {
    public MergeOptions {
        inherited = List.copyOf(inherited);
        ended = List.copyOf(ended);
    }

    boolean isInherited(Holding holding) {
        return inherited.contains(Holdings.Sort.of(holding));
    }

    boolean isEnded(Holding holding) {
        return ended.contains(Holdings.Sort.of(holding));
    }
}
