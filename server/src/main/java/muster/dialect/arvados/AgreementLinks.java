package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import muster.directory.Agreements;
import muster.directory.Directory;
import muster.directory.Estate.Label;
import muster.model.AccountId;
import muster.model.Agreement;
import muster.model.Caller;
import muster.model.GrantObject.OnHolding;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;

/**
 * Links that have everybody sign something before activation: from the system's own user to a collection. Source: Arvados API,
 * user agreements.
 */
final class AgreementLinks implements LinkSource {
    static final String SIGNATURE = "signature";

    private static final String REQUIRE = "require";

    private final Directory directory;
    private final ArvadosIds ids;
    private final ThingUuids things;
    private final LinkUuids uuids;
    private final String system;

    AgreementLinks(Directory directory, ArvadosIds ids, ThingUuids things, String cluster) {
        this.directory = directory;
        this.ids = ids;
        this.things = things;
        this.uuids = new LinkUuids(cluster, "q");
        this.system = ArvadosUuid.systemUser(cluster).toString();
    }

    @Override
    public Optional<LinkJson> find(Caller caller, String uuid) {
        return uuids.number(uuid)
                .flatMap(_ -> all(caller).stream()
                        .filter(link -> link.uuid().equals(uuid))
                        .findFirst());
    }

    @Override
    public void list(Caller caller, LinkNarrowing narrowing, Consumer<LinkJson> found) {
        if (narrowing.mayHaveClass(SIGNATURE) && narrowing.mayHaveName(REQUIRE)) {
            all(caller).forEach(found);
        }
    }

    /** There are few of them. */
    private List<LinkJson> all(Caller caller) {
        List<Agreement> seen = directory.agreements().demanded(caller).stream()
                .filter(agreement -> maySee(caller, agreement.id()))
                .toList();
        Map<HoldingId, Label> labels =
                directory.estate().labels(seen.stream().map(Agreement::id).toList());
        Set<AccountId> makers = new HashSet<>();
        for (Agreement agreement : seen) {
            if (agreement.createdBy() != null) {
                makers.add(agreement.createdBy());
            }
        }
        Map<AccountId, String> names = ids.ofAccounts(makers);
        List<LinkJson> links = new ArrayList<>();
        for (Agreement agreement : seen) {
            Label label = labels.get(agreement.id());
            if (label != null) {
                things.of(label)
                        .ifPresent(
                                head -> links.add(link(agreement, label, head, maker(agreement.createdBy(), names))));
            }
        }
        return links;
    }

    private boolean maySee(Caller caller, HoldingId collection) {
        return caller.isAtLeast(Rank.ADMINISTRATOR)
                || !caller.isInvited()
                        && directory
                                .rights()
                                .level(caller, new OnHolding(collection))
                                .isPresent();
    }

    private String maker(@Nullable AccountId account, Map<AccountId, String> names) {
        return account == null ? system : names.getOrDefault(account, system);
    }

    private LinkJson link(Agreement agreement, Label label, String head, String maker) {
        return new LinkJson(
                uuids.of(label.number()),
                CommonFields.etag(label.number(), agreement.contentHash().hashCode()),
                system,
                agreement.createdAt(),
                maker,
                agreement.createdAt(),
                SIGNATURE,
                REQUIRE,
                system,
                head,
                ArvadosJson.object());
    }

    @Override
    public boolean isFor(LinkWish wish) {
        return SIGNATURE.equals(wish.linkClass())
                && REQUIRE.equals(wish.name())
                && system.equals(wish.owner())
                && system.equals(wish.tail())
                && wish.head() != null
                && things.number(ThingKind.COLLECTION, wish.head()).isPresent();
    }

    @Override
    public LinkJson create(Caller caller, LinkWish wish) {
        if (!wish.properties().isEmpty()) {
            throw ArvadosRefusal.invalid("A link that requires an agreement has no properties");
        }
        Holding collection = Optional.ofNullable(wish.head())
                .flatMap(head -> things.number(ThingKind.COLLECTION, head))
                .flatMap(number -> LinkEnds.ifThere(
                        () -> directory.estate().getByNumber(caller, ThingKind.COLLECTION.sort(), number)))
                .orElseThrow(() -> ArvadosRefusal.invalid("head_uuid of the link was not found"));
        String hash = ThingRecords.document(collection.document())
                .path("portable_data_hash")
                .asString("");
        directory.agreements().demand(caller, new Agreements.Wording(collection.id(), collection.name(), hash, null));
        return find(caller, uuids.of(collection.number())).orElseThrow(ArvadosRefusal::notFound);
    }

    @Override
    public LinkJson change(Caller caller, LinkJson present, LinkWish wish) {
        if (wish.differsFrom(present)) {
            throw ArvadosRefusal.invalid("A link that requires an agreement cannot be changed");
        }
        return present;
    }

    @Override
    public void remove(Caller caller, LinkJson present) {
        Optional.ofNullable(present.head())
                .flatMap(head -> things.number(ThingKind.COLLECTION, head))
                .flatMap(number -> directory.agreements().things(caller).stream()
                        .filter(thing -> thing.number() == number)
                        .findFirst())
                .ifPresent(thing -> directory.agreements().retire(caller, thing.id()));
    }
}
