package muster.dialect.arvados;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import muster.directory.Estate;
import muster.directory.EstateChanges;
import muster.directory.NewHolding;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.Holding;
import muster.model.Holding.Naming;
import muster.model.Place;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Makes, finds, changes and removes things of one kind, in the platform's terms. */
final class Things implements RecordSource {
    static final String OWNER = "owner_uuid";

    private static final int BATCH = 100;
    /** How many characters of documents are read at a time: what they become takes much more room. */
    private static final int MOST_READ = 1 << 18;

    private final ThingType type;
    private final Estate estate;
    private final Owners owners;
    private final ThingUuids uuids;
    private final ThingRecords records;

    Things(ThingType type, Estate estate, Owners owners, ThingUuids uuids, ThingRecords records) {
        this.type = type;
        this.estate = estate;
        this.owners = owners;
        this.uuids = uuids;
        this.records = records;
    }

    /** The thing of this uuid; empty also when the caller may not see it. */
    Optional<Holding> find(Caller caller, String uuid) {
        if (caller.isInvited()) {
            return Optional.empty();
        }
        return uuids.number(type.kind(), uuid)
                .flatMap(number -> estate.listByNumber(caller, type.kind().sort(), List.of(number)).stream()
                        .findFirst()
                        .or(() -> given(caller, number)));
    }

    private Optional<Holding> given(Caller caller, long number) {
        return givenTo(caller).stream()
                .filter(thing -> thing.number() == number)
                .findFirst();
    }

    /** Who may log in to a machine sees it. Source: Arvados API, permission model, can_login. */
    private List<Holding> givenTo(Caller caller) {
        return type.kind() == ThingKind.VIRTUAL_MACHINE
                ? estate.givenTo(caller, type.kind().sort())
                : List.of();
    }

    Listed record(Holding thing) {
        return records.of(thing);
    }

    Holding create(Caller caller, Attributes sent) {
        if (caller.isInvited()) {
            throw ArvadosRefusal.notActive();
        }
        type.requireMayCreate(caller);
        Attributes wanted = known(sent);
        if (wanted.has(Columns.UUID)) {
            throw ArvadosRefusal.invalid("The uuid is chosen by the server.");
        }
        String document = type.changes(wanted, caller).toString();
        Place place = wanted.has(OWNER) ? place(caller, wanted) : null;
        String name = name(wanted);
        NewHolding made = new NewHolding(name, naming(name), place == null ? type.usualPlace() : place, document);
        return placed(caller, wanted, () -> estate.create(caller, type.kind().sort(), made));
    }

    Holding update(Caller caller, Holding thing, Attributes sent) {
        Attributes wanted = known(sent);
        String uuid = uuids.of(type.kind(), thing);
        if (wanted.has(Columns.UUID) && !uuid.equals(wanted.text(Columns.UUID))) {
            throw ArvadosRefusal.invalid("The uuid cannot be changed.");
        }
        ObjectNode changes = type.changes(wanted, caller);
        boolean moves = wanted.has(OWNER) && !owner(thing).equals(wanted.text(OWNER));
        String name = name(wanted);
        boolean renamed = wanted.has(type.nameAttribute()) && !name.equals(shownName(thing));
        EstateChanges edits = new EstateChanges(
                renamed ? Edit.set(name) : Edit.keep(),
                renamed ? Edit.set(naming(name)) : Edit.keep(),
                moves ? Edit.ofNullable(place(caller, wanted)) : Edit.keep(),
                before -> changes.isEmpty() ? before : changed(before, changes));
        return placed(caller, wanted, () -> estate.change(caller, type.kind().sort(), thing.id(), edits));
    }

    private static String changed(String before, ObjectNode changes) {
        ObjectNode document = ThingRecords.document(before);
        ObjectNode after = document.deepCopy();
        after.setAll(changes);
        return after.equals(document) ? before : after.toString();
    }

    /** A thing that is called by its uuid for want of a name keeps having none when that is sent back. */
    private String shownName(Holding thing) {
        return record(thing).json().path(type.nameAttribute()).asString("");
    }

    private String owner(Holding thing) {
        return record(thing).json().path(OWNER).asString();
    }

    void remove(Caller caller, Holding thing) {
        estate.remove(caller, type.kind().sort(), thing.id());
    }

    @Override
    public void forEach(Caller reader, ListRequest request, Consumer<Listed> each) {
        if (reader.isInvited()) {
            return;
        }
        Optional<Set<String>> named = Narrowing.values(request.filters(), Columns.UUID);
        if (named.isPresent()) {
            List<Long> numbers = named.get().stream()
                    .flatMap(uuid -> uuids.number(type.kind(), uuid).stream())
                    .toList();
            for (int begin = 0; begin < numbers.size(); begin += BATCH) {
                List<Long> batch = numbers.subList(begin, Math.min(numbers.size(), begin + BATCH));
                handOver(estate.listByNumber(reader, type.kind().sort(), batch), request, each);
            }
            handOver(onlyGiven(reader, new HashSet<>(numbers)), request, each);
            return;
        }
        long last = 0;
        List<Holding> batch;
        do {
            batch = estate.list(reader, type.kind().sort(), last, BATCH);
            handOver(batch, request, each);
            last = batch.isEmpty() ? last : batch.getLast().number();
        } while (batch.size() == BATCH);
        handOver(onlyGiven(reader, null), request, each);
    }

    /** What was given to the reader and is not his to read anyway. */
    private List<Holding> onlyGiven(Caller reader, @Nullable Set<Long> numbers) {
        List<Holding> given = givenTo(reader).stream()
                .filter(thing -> numbers == null || numbers.contains(thing.number()))
                .toList();
        List<Holding> read = estate.listByNumber(
                reader, type.kind().sort(), given.stream().map(Holding::number).toList());
        return given.stream().filter(thing -> !read.contains(thing)).toList();
    }

    private void handOver(List<Holding> things, ListRequest request, Consumer<Listed> each) {
        int begin = 0;
        while (begin < things.size()) {
            int end = begin;
            long length = 0;
            do {
                length += things.get(end++).document().length();
            } while (end < things.size() && length + things.get(end).document().length() <= MOST_READ);
            for (Listed record : records.of(things.subList(begin, end))) {
                if (request.selection().isAll()) {
                    record.json().remove(type.onlyWhenSelected());
                }
                each.accept(record);
            }
            begin = end;
        }
    }

    private Attributes known(Attributes sent) {
        Set<String> dropped = new HashSet<>(CommonFields.SENT_BACK);
        dropped.addAll(type.sentBack());
        Set<String> known = new HashSet<>(type.writable());
        known.addAll(List.of(Columns.UUID, OWNER, type.nameAttribute()));
        Attributes wanted = sent.without(dropped);
        wanted.requireKnown(known, type.kind().word());
        return wanted;
    }

    private @Nullable Place place(Caller caller, Attributes wanted) {
        String owner = wanted.text(OWNER);
        return owner == null || owner.isEmpty() ? null : owners.place(caller, owner);
    }

    private String name(Attributes wanted) {
        String name = wanted.text(type.nameAttribute());
        return name == null ? "" : name;
    }

    private Naming naming(String name) {
        return type.hasNamesOfItsOwn() && !name.isBlank() ? Naming.UNIQUE : Naming.FREE;
    }

    /** What is missing now that the thing itself was found is the owner. */
    private static <T> T placed(Caller caller, Attributes wanted, Supplier<T> act) {
        try {
            return act.get();
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.Missing && wanted.has(OWNER)) {
                throw Owners.unknown(caller, wanted.text(OWNER));
            }
            throw refused;
        }
    }
}
