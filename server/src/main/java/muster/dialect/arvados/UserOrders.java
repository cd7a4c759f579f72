package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.List;
import muster.directory.AccountQuery.Order;

/** Turns the order of a list of users into the directory's. */
final class UserOrders {
    private UserOrders() {}

    /** What is the same for all, or hidden from the caller, orders nothing. */
    static List<Order> of(List<ListOrder> orders, UserColumns columns) {
        List<Order> all = new ArrayList<>();
        for (ListOrder order : orders) {
            switch (columns.source(order.column())) {
                case UserColumns.Source.Constant _ -> {}
                case UserColumns.Source.Text(var value) -> all.add(new Order.ByValue(value, order.ascending()));
                case UserColumns.Source.Time(var value) -> all.add(new Order.ByValue(value, order.ascending()));
                case UserColumns.Source.Truth(var condition) ->
                    all.add(new Order.ByTruth(condition, order.ascending()));
            }
        }
        return List.copyOf(all);
    }
}
