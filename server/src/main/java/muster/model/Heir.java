package muster.model;

import java.util.List;
import java.util.stream.Stream;

/** To whom something goes that somebody leaves behind. */
public record Heir(Scope scope, AccountId account) {

    /** What goes there. The narrower one counts: a thing before its kind, a kind before everything, a group before everything. */
    public sealed interface Scope {}

    /** Whatever no other heir gets. */
    public record Everything() implements Scope {}

    /** All things of one kind, of one door. */
    public record OfKind(String door, String kind) implements Scope {}

    /** One thing that lies directly with the account, with all that lies in it. */
    public record OfThing(HoldingId id) implements Scope {}

    /** One group that the account minds. */
    public record OfGroup(GroupId id) implements Scope {}

    public static Heir ofEverything(AccountId account) {
        return new Heir(new Everything(), account);
    }

    /** The heirs there are, with this one in place of whoever got what no other gets. */
    public static List<Heir> withEverythingFor(Heir other, List<Heir> heirs) {
        return Stream.concat(heirs.stream().filter(heir -> !(heir.scope() instanceof Everything)), Stream.of(other))
                .toList();
    }
}
