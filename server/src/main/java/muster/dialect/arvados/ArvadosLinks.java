package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import muster.directory.Directory;
import muster.http.Response;
import muster.model.Caller;
import muster.model.Grant;
import muster.model.GrantObject;
import tools.jackson.databind.node.ObjectNode;

/** The resource {@code links}. Source: Arvados API, links and permission model. */
final class ArvadosLinks implements Resource {
    static final String RESOURCE = "links";

    private static final String BODY = "link";
    private static final String SCHEMA = "Link";
    private static final int MOST = 200_000;
    private static final String TOO_MANY = "There are too many links: filter them by tail_uuid or head_uuid.";

    private final Directory directory;
    private final Links links;
    private final LinkEnds ends;

    ArvadosLinks(Directory directory, Links links, LinkEnds ends) {
        this.directory = directory;
        this.links = links;
        this.ends = ends;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.add(LinkColumns.SCHEMA);
        StandardMethods.of(RESOURCE, BODY, SCHEMA)
                .list(this::list)
                .get(this::get)
                .create(this::create)
                .update(this::update)
                .delete(this::delete)
                .addTo(endpoints);
        endpoints.add(Endpoint.get(RESOURCE, "get_permissions", "/permissions/{uuid}")
                .asks("does the caller manage this object")
                .answers(SCHEMA)
                .by(this::permissions));
    }

    private Response list(Call call) {
        return listed(RecordLists.readers(call), ListRequest.read(call.parameters(), LinkColumns.COLUMNS));
    }

    private Response listed(List<Caller> readers, ListRequest request) {
        RecordSource source = (reader, asked, each) -> links.list(
                reader, LinkNarrowing.of(asked.filters()), link -> each.accept(new Listed(link.json(), null)));
        RecordPage.Found found =
                RecordPage.find(request, LinkColumns.COLUMNS, readers, source, new RecordPage.Bound(MOST, TOO_MANY));
        List<ObjectNode> records = RecordLists.plain(readers.getFirst(), request, found.page());
        return ArvadosJson.list(ListAnswer.of(LinkJson.KIND + "List", request, records, found.met()));
    }

    private Response get(Call call) {
        Selection selection = selection(call);
        String uuid = call.path("uuid");
        LinkJson link = RecordLists.readers(call).stream()
                .flatMap(reader -> links.find(reader, uuid).stream())
                .findFirst()
                .orElseThrow(ArvadosRefusal::notFound);
        return answer(selection, link);
    }

    private Response create(Call call) {
        Selection selection = selection(call);
        LinkWish wish = LinkWish.toMake(call.parameters().attributes());
        return answer(selection, links.create(call.caller(), wish));
    }

    private Response update(Call call) {
        Selection selection = selection(call);
        return answer(
                selection,
                links.change(call.caller(), call.path("uuid"), call.parameters().attributes()));
    }

    private Response delete(Call call) {
        Selection selection = selection(call);
        return answer(selection, links.remove(call.caller(), call.path("uuid")));
    }

    /** Asked before anything is done, so that a mistake in it spoils nothing. */
    private static Selection selection(Call call) {
        return Selection.read(call.parameters(), LinkColumns.COLUMNS);
    }

    private static Response answer(Selection selection, LinkJson link) {
        return ArvadosJson.ok(selection.of(link.json()));
    }

    private Response permissions(Call call) {
        Caller caller = call.caller();
        String uuid = call.path("uuid");
        GrantObject object = ends.readable(caller, uuid).orElseThrow(ArvadosRefusal::notFound);
        Optional<Grant.Level> level =
                caller.isInvited() ? Optional.empty() : directory.rights().level(caller, object);
        if (level.filter(Grant.Level.MANAGE::equals).isEmpty()) {
            throw ArvadosRefusal.forbidden();
        }
        ListRequest asked = ListRequest.read(call.parameters(), LinkColumns.COLUMNS);
        List<Filter> filters = new ArrayList<>(asked.filters());
        filters.add(equal(LinkColumns.LINK_CLASS, LinkJson.PERMISSION));
        filters.add(equal(LinkColumns.HEAD, uuid));
        return listed(List.of(caller), asked.withFilters(filters));
    }

    private static Filter equal(String column, String value) {
        return Filter.of(LinkColumns.COLUMNS.filterable(column).orElseThrow(), Operator.EQUAL, new Operand.Text(value));
    }
}
