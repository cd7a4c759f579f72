package muster.console.group;

import java.util.Objects;
import muster.console.page.Problems;
import muster.console.visit.Visit;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a group to be.
 *
 * @param owner an address, a username or an id; empty for nobody
 * @param version of the group that was looked at; empty for one to be made
 */
record GroupForm(String name, String owner, String description, String version, Problems problems) {
    static final GroupForm EMPTY = new GroupForm("", "", "", "", Problems.none());

    /** @param owner what the owner is called */
    static GroupForm of(Group group, String owner) {
        String description = Objects.requireNonNullElse(group.description(), "");
        return new GroupForm(
                group.name().value(), owner, description, String.valueOf(group.version()), Problems.none());
    }

    static GroupForm typed(Visit visit) {
        return new GroupForm(
                visit.typed("name"),
                visit.typed("owner"),
                visit.typed("description"),
                visit.typed("version"),
                Problems.none());
    }

    GroupForm with(Problems found) {
        return new GroupForm(name, owner, description, version, found);
    }

    /** The same, typed by somebody who has now seen the other version. */
    GroupForm knowing(Group now) {
        return new GroupForm(name, owner, description, String.valueOf(now.version()), problems);
    }

    /** The name, or null with a note of what is wrong with it. */
    @Nullable
    GroupName parsedName(Visit visit) {
        return visit.unlessRefused(problems, "name", () -> GroupName.parse(name));
    }

    @Nullable
    String descriptionOrNone() {
        return description.isEmpty() ? null : description;
    }

    /** What is to be said beside the fields; other refusals go their way. */
    static Problems problems(Visit visit, Refused refused) {
        String sentence = visit.sentence(refused);
        return switch (refused.failure()) {
            case Failure.GroupNameTaken _ -> Problems.at("name", sentence);
            case Failure.NoSuchAccount _ -> Problems.at("owner", sentence);
            case Failure.Invalid _ -> Problems.inGeneral(sentence);
            default -> throw refused;
        };
    }
}
