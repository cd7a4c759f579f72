package muster.console.site;

import java.util.Locale;
import java.util.stream.Stream;
import muster.console.page.Problems;
import muster.console.visit.Visit;
import muster.model.Failure;
import muster.model.Lane;
import muster.model.Refused;

/**
 * A lane as somebody describes it.
 *
 * @param kind the name of a {@link Lane.Kind} in small letters
 */
record LaneForm(String name, String title, String kind, String description, Problems problems) {
    static final LaneForm EMPTY =
            new LaneForm("", "", Lane.Kind.NODE.name().toLowerCase(Locale.ROOT), "", Problems.none());

    static LaneForm typed(Visit visit) {
        return new LaneForm(
                visit.typed("name"),
                visit.typed("title"),
                visit.typed("kind"),
                visit.typed("description"),
                Problems.none());
    }

    LaneForm with(Problems found) {
        return new LaneForm(name, title, kind, description, found);
    }

    /**
     * The lane. One without a title is shown by its name.
     *
     * @throws Refused {@link Failure.Malformed}
     */
    Lane lane() {
        Lane.Kind chosen = Stream.of(Lane.Kind.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(kind))
                .findAny()
                .orElseThrow(() -> new Refused(new Failure.Malformed("kind", "does not exist")));
        return new Lane(name, chosen, title.isEmpty() ? name : title, description.isEmpty() ? null : description);
    }
}
