package muster.client.arvados;

import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import muster.client.ClientException.Misunderstood;
import muster.client.wire.Call;
import muster.client.wire.Fields;
import muster.client.wire.Pages;

/** What all kinds of records have in common: lists, walks through everything, and single records. */
final class Resource<T> {
    private static final Pattern UUID = Pattern.compile("[0-9a-z]{5}-[0-9a-z]{5}-[0-9a-z]{15}");

    private final Connection connection;
    private final String path;
    private final ObjectKind kind;
    private final Reader<T> reader;

    /** Makes a value of a record. */
    interface Reader<T> {
        /** @param isWhole whether nothing was selected from the record */
        T read(Fields fields, boolean isWhole);
    }

    Resource(Connection connection, String path, ObjectKind kind, Reader<T> reader) {
        this.connection = connection;
        this.path = path;
        this.kind = kind;
        this.reader = reader;
    }

    /**
     * The path of a single record. Other words in its place are methods.
     *
     * @throws IllegalArgumentException when it is no uuid, before anything is sent
     */
    String path(String uuid) {
        return path + "/" + requireUuid(uuid);
    }

    static String requireUuid(String uuid) {
        if (!UUID.matcher(uuid).matches()) {
            throw new IllegalArgumentException("a uuid is like zzzzz-tpzed-0123456789abcde");
        }
        return uuid;
    }

    T get(String from, List<Attribute<?>> selected) {
        return one(connection.read(from, selecting(selected), what()), selected);
    }

    T send(Call call, List<Attribute<?>> selected) {
        return one(connection.object(call, what()), selected);
    }

    static Call.Query selecting(List<Attribute<?>> selected) {
        return new Call.Query().and("select", ListQuery.names(selected));
    }

    T one(Fields fields, List<Attribute<?>> selected) {
        requireKind(fields, kind.word());
        return reader.read(fields, selected.isEmpty());
    }

    /** Some fronts leave it out of what was selected from. */
    private void requireKind(Fields fields, String wanted) {
        if (!fields.textIfAny("kind").orElse(wanted).equals(wanted)) {
            throw new Misunderstood("the server sent another kind of thing where " + what() + " should be");
        }
    }

    private String what() {
        return "an " + kind.word();
    }

    ListPage<T> page(ListQuery query) {
        Fields page = connection.read(path, query.parameters(), "a list");
        List<T> items = items(page, query.limit()).stream()
                .map(fields -> one(fields, query.selected()))
                .toList();
        OptionalLong available = page.value("items_available").isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(page.number("items_available"));
        return new ListPage<>(items, page.number("offset"), page.number("limit"), available);
    }

    long count(List<Filter> filters) {
        return page(ListQuery.ALL.where(filters).withLimit(0).counting())
                .itemsAvailable()
                .orElseThrow(() -> new Misunderstood("the server sent a list without its items_available"));
    }

    /** Everything that meets the conditions, page by page as it is taken. */
    Stream<T> all(ListQuery query, ListKey key) {
        ListQuery walked = query.walkingBy(key);
        Keyset keyset = new Keyset(key, behind -> {
            ListQuery next = walked.where(behind);
            return items(connection.read(path, next.parameters(), "a list"), next.limit());
        });
        return Pages.stream(number -> new Pages.Page<>(
                keyset.next().stream()
                        .map(fields -> one(fields, walked.selected()))
                        .toList(),
                false));
    }

    private List<Fields> items(Fields page, int limit) {
        requireKind(page, kind.word() + "List");
        List<Fields> items = page.objects("items", what());
        if (items.size() > limit) {
            throw new Misunderstood(
                    "the server sent a list of " + items.size() + " where " + limit + " were asked for");
        }
        return items;
    }
}
