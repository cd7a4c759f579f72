package muster.dialect.arvados;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Holding;
import muster.model.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What is special about one kind of things that people own. */
interface ThingType {

    ThingKind kind();

    Columns columns();

    /** The attribute that is kept as the thing's name. */
    default String nameAttribute() {
        return "name";
    }

    /** The attributes that clients write, beside the owner and the name. */
    Set<String> writable();

    /** Attributes that clients may send back and nobody writes. */
    default Set<String> sentBack() {
        return Set.of();
    }

    /** Attributes so long that lists show them only to those who ask for them by name. */
    default Set<String> onlyWhenSelected() {
        return Set.of();
    }

    /** Whether no two things of this name may lie in one place. */
    default boolean hasNamesOfItsOwn() {
        return true;
    }

    /** @throws ArvadosRefusal when the caller makes no such things */
    default void requireMayCreate(Caller caller) {}

    /** Where a new one lies when nobody says where; null for with whoever makes it. */
    default @Nullable Place usualPlace() {
        return null;
    }

    /**
     * The members of the kept document that a client wants to be otherwise.
     *
     * @throws ArvadosRefusal when a value is not as it must be
     */
    ObjectNode changes(Attributes wanted, Caller caller);

    /** The accounts of which the document speaks. */
    default Collection<AccountId> mentioned(ObjectNode document) {
        return List.of();
    }

    /** Adds what records of this kind have beside what all have. */
    void show(ObjectNode record, Holding thing, ObjectNode document, ThingNames names);
}
