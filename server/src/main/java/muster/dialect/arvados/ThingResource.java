package muster.dialect.arvados;

import muster.directory.Keys;
import muster.http.Response;
import muster.model.Holding;

/** One resource of things that people own, with the five methods that each has. Source: Arvados API, common resource methods. */
final class ThingResource implements Resource {
    private final ThingType type;
    private final Schema schema;
    private final String body;
    private final Things things;
    private final UniqueNames names;
    private final RecordLists lists;

    /** @param body under which requests carry the object, such as {@code collection} */
    ThingResource(ThingType type, Schema schema, String body, Things things, UniqueNames names) {
        this.type = type;
        this.schema = schema;
        this.body = body;
        this.things = things;
        this.names = names;
        lists = new RecordLists(type.kind().word(), type.columns(), things, RecordLists::plain);
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.add(schema);
        StandardMethods.of(type.columns().resource(), body, schema.name())
                .list(lists::answer)
                .get(this::get)
                .create(this::create)
                .update(this::update)
                .delete(this::delete)
                .addTo(endpoints);
    }

    private Response get(Call call) {
        Selection selection = selection(call);
        Holding thing = call.readers().stream()
                .map(Keys.Known::caller)
                .flatMap(reader -> things.find(reader, call.path("uuid")).stream())
                .findFirst()
                .orElseThrow(ArvadosRefusal::notFound);
        return answer(selection, thing);
    }

    private Response create(Call call) {
        Selection selection = selection(call);
        return answer(
                selection, names.make(call, type.nameAttribute(), wanted -> things.create(call.caller(), wanted)));
    }

    private Response update(Call call) {
        Selection selection = selection(call);
        Holding thing = found(call);
        return answer(
                selection, things.update(call.caller(), thing, call.parameters().attributes()));
    }

    private Response delete(Call call) {
        Selection selection = selection(call);
        Holding thing = found(call);
        Response gone = answer(selection, thing);
        things.remove(call.caller(), thing);
        return gone;
    }

    private Holding found(Call call) {
        return things.find(call.caller(), call.path("uuid")).orElseThrow(ArvadosRefusal::notFound);
    }

    /** Read before anything is done, so that what is not understood does nothing. */
    private Selection selection(Call call) {
        return Selection.read(call.parameters(), type.columns());
    }

    private Response answer(Selection selection, Holding thing) {
        return ArvadosJson.ok(selection.of(things.record(thing).json()));
    }
}
