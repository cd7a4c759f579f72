package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.List;
import muster.dialect.JsonObject;
import muster.model.AccountId;
import muster.model.GrantObject;
import muster.model.Holding;
import tools.jackson.databind.node.ObjectNode;

/** How the things look that people own. */
final class ThingRecords {
    private final ThingType type;
    private final ThingUuids uuids;
    private final ThingNames.Finder names;

    ThingRecords(ThingType type, ThingUuids uuids, ThingNames.Finder names) {
        this.type = type;
        this.uuids = uuids;
        this.names = names;
    }

    Listed of(Holding thing) {
        return of(List.of(thing)).getFirst();
    }

    List<Listed> of(List<Holding> things) {
        List<ObjectNode> documents =
                things.stream().map(thing -> document(thing.document())).toList();
        List<AccountId> mentioned = new ArrayList<>();
        documents.forEach(document -> mentioned.addAll(type.mentioned(document)));
        ThingNames found = names.of(things, mentioned);
        List<Listed> records = new ArrayList<>();
        for (int i = 0; i < things.size(); i++) {
            records.add(record(things.get(i), documents.get(i), found));
        }
        return records;
    }

    static ObjectNode document(String kept) {
        return (ObjectNode) JsonObject.parseValue(kept);
    }

    private Listed record(Holding thing, ObjectNode document, ThingNames found) {
        String uuid = uuids.of(type.kind(), thing);
        ObjectNode record = CommonFields.begin(
                type.kind().word(),
                type.columns().resource(),
                uuid,
                CommonFields.etag(thing.number(), thing.version()),
                new CommonFields.Stamps(
                        found.owner(thing), thing.createdAt(), found.user(thing.modifiedBy()), thing.modifiedAt()));
        type.show(record, thing, document, found);
        return new Listed(record, new GrantObject.OnHolding(thing.id()));
    }
}
