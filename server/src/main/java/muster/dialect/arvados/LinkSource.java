package muster.dialect.arvados;

import java.util.Optional;
import java.util.function.Consumer;
import muster.model.Caller;

/** Where one sort of links comes from. The platform knows one table of links; most of them are something of its own here. */
interface LinkSource {

    /** The link with that uuid; empty when there is none of this sort, or none that the caller may see. */
    Optional<LinkJson> find(Caller caller, String uuid);

    /** Every link of this sort that the caller may see; those that the narrowing leaves out may be among them or not. */
    void list(Caller caller, LinkNarrowing narrowing, Consumer<LinkJson> found);

    /** Whether a link like this is of this sort. */
    boolean isFor(LinkWish wish);

    /** Makes a link, or answers the one that is there already. */
    LinkJson create(Caller caller, LinkWish wish);

    /** @param present as the caller has found it here */
    LinkJson change(Caller caller, LinkJson present, LinkWish wish);

    /** @param present as the caller has found it here */
    void remove(Caller caller, LinkJson present);
}
