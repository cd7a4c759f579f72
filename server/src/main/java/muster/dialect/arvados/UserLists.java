package muster.dialect.arvados;

import java.util.List;
import muster.directory.AccountQuery;
import muster.directory.Condition;
import muster.directory.Directory;
import muster.directory.People;
import muster.http.Response;
import muster.model.Caller;
import muster.model.Rank;

/** Lists of users. Source: Arvados API, users, list. */
final class UserLists {
    private static final String KIND = UserRecords.KIND + "List";

    private final Directory directory;
    private final UserRecords records;
    private final String cluster;

    UserLists(Directory directory, UserRecords records, String cluster) {
        this.directory = directory;
        this.records = records;
        this.cluster = cluster;
    }

    Response answer(Call call) {
        Caller reader = call.reader();
        ListRequest request = ListRequest.read(call.parameters(), UserColumns.COLUMNS);
        UserColumns columns = new UserColumns(cluster, !reader.isAtLeast(Rank.ADMINISTRATOR));
        Condition condition = new UserConditions(columns).of(request.filters());
        List<AccountQuery.Order> orders = UserOrders.of(request.orders(), columns);
        People.Listing page = directory
                .people()
                .list(reader, condition, orders, request.offset(), request.limit(), request.counted());
        return ArvadosJson.ok(ListAnswer.of(KIND, request, records.page(reader, page.people()), page.total()));
    }
}
