package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.GrantObject.OnGroup;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.Holding;
import muster.model.Party.OfGroup;
import org.junit.jupiter.api.Test;

/** Texts that no database could hold, or that nobody could handle, do not get as far as one. */
class TextBoundsTest {
    private static final List<String> UNSTORABLE = List.of("a\0b", "a\ud800", "\udc00b");
    private static final GroupId GROUP = new GroupId(new UUID(1, 2));

    private static void refuses(Consumer<String> use, int maximum) {
        for (String text : UNSTORABLE) {
            assertRefused(Failure.Malformed.class, () -> use.accept(text));
        }
        assertRefused(Failure.Malformed.class, () -> use.accept("a".repeat(maximum + 1)));
        use.accept("a".repeat(maximum));
    }

    private static NewGroup group(String description, String properties) {
        return new NewGroup(null, description, properties, new NewGroup.Minding.ByNobody());
    }

    private static NewGrant grant(String purpose, String properties) {
        return new NewGrant(new OfGroup(GROUP), new OnGroup(GROUP), purpose, Grant.Level.READ, properties);
    }

    @Test
    void descriptionsAndPropertiesOfGroups() {
        refuses(text -> group(text, "{}"), 65_536);
        refuses(text -> group("", text), 65_536);
        refuses(text -> new GroupChanges(Edit.keep(), Edit.keep(), Edit.set(text), Edit.keep()), 65_536);
        refuses(text -> new GroupChanges(Edit.keep(), Edit.keep(), Edit.keep(), Edit.set(text)), 65_536);
        assertThat(group("several\nlines", Group.NO_PROPERTIES).description()).isEqualTo("several\nlines");
    }

    @Test
    void purposesAndPropertiesOfGrants() {
        refuses(text -> grant(text, "{}"), 255);
        refuses(text -> grant("login", text), 65_536);
        assertRefused(Failure.Malformed.class, () -> grant("log\nin", "{}"));
    }

    @Test
    void namesAndDocumentsOfThings() {
        refuses(text -> new NewHolding(text, Holding.Naming.FREE, null, "{}"), 4_096);
        refuses(text -> new NewHolding("name", Holding.Naming.FREE, null, text), 65_536);
    }
}
