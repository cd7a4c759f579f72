package muster.client.connect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.client.wire.Call;
import muster.client.wire.Fields;
import org.jspecify.annotations.Nullable;

/** What is published: everything that the caller may see, or what one person owns of it. The platform tells it without pages. */
public final class ContentItems {
    private static final String PATH = "/v1/content";
    private static final String ITEM = "a content item";

    private final Connection connection;
    private final @Nullable String owner;

    /** @param owner whose it is; null for anybody's */
    ContentItems(Connection connection, @Nullable String owner) {
        this.connection = connection;
        this.owner = owner;
    }

    /** All of it in one answer. */
    public List<ContentItem> find() {
        Call call = Call.get(PATH, new Call.Query().and("owner_guid", owner));
        return Fields.objects(connection.ask(call).json(), ITEM).stream()
                .map(ContentItem::of)
                .toList();
    }

    public Optional<ContentItem> findOne() {
        return find().stream().findFirst();
    }

    /** As many as {@link #find} has; the platform has no cheaper way. */
    public long count() {
        return find().size();
    }

    public ContentItem get(String guid) {
        return ContentItem.of(connection.object(Call.get(PATH + "/" + Call.part(guid)), ITEM));
    }

    /** Makes an item of the caller's own, whoever's list this is: the platform takes no owner here. */
    public ContentItem create(String name) {
        return ContentItem.of(connection.object(Call.with("POST", PATH, Map.of("name", name)), ITEM));
    }

    /** @param guid of an item; its owner, its collaborators and administrators may */
    public void delete(String guid) {
        connection.ask(Call.delete(PATH + "/" + Call.part(guid)));
    }
}
