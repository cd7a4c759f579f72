package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import muster.directory.AccountQuery;
import muster.directory.Condition;
import muster.directory.Directory;
import muster.directory.People;
import muster.http.Response;
import muster.model.Caller;
import muster.model.Rank;
import tools.jackson.databind.node.ObjectNode;

/** Lists of users. Source: Arvados API, users, list. */
final class UserLists {
    private static final String KIND = UserRecords.KIND + "List";
    /** So many can be looked through for records that differ. */
    private static final long MOST_COMPARED = 10_000;

    private static final int AT_ONCE = 1_000;
    /** More of them are written piece by piece: what people keep here can be large. */
    private static final int FEW = 10;

    private final Directory directory;
    private final UserRecords records;
    private final String cluster;

    UserLists(Directory directory, UserRecords records, String cluster) {
        this.directory = directory;
        this.records = records;
        this.cluster = cluster;
    }

    /** @param readers with whose eyes is looked; what may be done with the users is told to the caller */
    private record Query(Caller caller, List<Caller> readers, Condition condition, List<AccountQuery.Order> orders) {}

    Response answer(Call call) {
        Caller reader = call.reader();
        ListRequest request = ListRequest.read(call.parameters(), UserColumns.COLUMNS);
        UserColumns columns = new UserColumns(cluster, !reader.isAtLeast(Rank.ADMINISTRATOR));
        Condition condition = new UserConditions(columns).of(request.filters());
        Query query = new Query(
                call.caller(), RecordLists.readers(call), condition, UserOrders.of(request.orders(), columns));
        return request.distinct() ? distinct(query, request) : onePage(query, request);
    }

    private Response onePage(Query query, ListRequest request) {
        People.Listing listing = page(query, request.offset(), request.limit(), request.counted());
        Consumer<Consumer<ObjectNode>> page =
                each -> records.forEach(query.caller(), listing.people(), request.selection(), each);
        if (listing.people().size() > FEW) {
            return ListAnswer.streamed(KIND, request, page, listing.total());
        }
        List<ObjectNode> items = new ArrayList<>();
        page.accept(items::add);
        return ArvadosJson.ok(ListAnswer.of(KIND, request, items, listing.total()));
    }

    private People.Listing page(Query query, long offset, int limit, boolean counted) {
        return directory
                .people()
                .list(query.caller(), query.readers(), query.condition(), query.orders(), offset, limit, counted);
    }

    /** Over all pages of the list, of which the records that look alike make one. */
    private Response distinct(Query query, ListRequest request) {
        DistinctUsers distinct = new DistinctUsers(request);
        long looked = 0;
        List<People.Sight> people;
        do {
            people = page(query, looked, AT_ONCE, false).people();
            looked += people.size();
            if (looked > MOST_COMPARED) {
                throw ArvadosRefusal.invalid(
                        "There are too many users to look through for distinct ones: narrow the list with filters.");
            }
            records.forEach(query.caller(), people, request.selection(), distinct::add);
        } while (people.size() == AT_ONCE);
        return ArvadosJson.list(ListAnswer.of(KIND, request, distinct.page(), distinct.count()));
    }
}
