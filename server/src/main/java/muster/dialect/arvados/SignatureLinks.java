package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import muster.directory.Directory;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.GrantObject;
import muster.model.GrantObject.OnAccount;
import muster.model.GrantObject.OnHolding;
import muster.model.HoldingId;
import muster.model.Rank;
import muster.model.Signature;

/** Links that say who signed what: from a user to a collection. Source: Arvados API, user agreements. */
final class SignatureLinks implements LinkSource {
    private static final String CLICK = "click";
    private static final int BATCH = 1_000;

    private final Directory directory;
    private final LinkEnds ends;
    private final ThingUuids things;
    private final LinkUuids uuids;
    private final String system;

    SignatureLinks(Directory directory, LinkEnds ends, ThingUuids things, String cluster) {
        this.directory = directory;
        this.ends = ends;
        this.things = things;
        this.uuids = new LinkUuids(cluster, "c");
        this.system = ArvadosUuid.systemUser(cluster).toString();
    }

    @Override
    public Optional<LinkJson> find(Caller caller, String uuid) {
        return uuids.number(uuid)
                .flatMap(number -> directory.agreements().signature(caller, number))
                .flatMap(signature -> links(List.of(signature)).stream().findFirst());
    }

    @Override
    public void list(Caller caller, LinkNarrowing narrowing, Consumer<LinkJson> found) {
        if (!narrowing.mayHaveClass(AgreementLinks.SIGNATURE) || !narrowing.mayHaveName(CLICK)) {
            return;
        }
        AccountId self = caller.account();
        if (!caller.isAtLeast(Rank.ADMINISTRATOR)) {
            if (self != null) {
                of(caller, self).forEach(found);
            }
        } else if (narrowing.tails() != null) {
            narrowing.tails().stream()
                    .flatMap(tail -> ends.ids().account(tail).stream())
                    .forEach(account -> of(caller, account).forEach(found));
        } else {
            listAll(caller, found);
        }
    }

    private void listAll(Caller caller, Consumer<LinkJson> found) {
        long last = 0;
        List<Signature> batch;
        do {
            batch = directory.agreements().signaturesAfter(caller, last, BATCH);
            links(batch).forEach(found);
            last = batch.isEmpty() ? last : batch.getLast().number();
        } while (batch.size() == BATCH);
    }

    /** What an account signed, for itself and for administrators. */
    List<LinkJson> of(Caller caller, AccountId account) {
        return links(directory.agreements().signatures(caller, account));
    }

    /** The caller signs what a collection holds. */
    LinkJson sign(Caller caller, String collection) {
        AccountId self = caller.account();
        if (self == null) {
            throw ArvadosRefusal.permissionDenied("only users sign");
        }
        return sign(caller, self, collection);
    }

    private LinkJson sign(Caller caller, AccountId signer, String collection) {
        Signature signature = LinkEnds.ifThere(
                        () -> directory.agreements().sign(caller, agreement(caller, collection), signer))
                .orElseThrow(() -> notAnAgreement(collection));
        return links(List.of(signature)).stream().findFirst().orElseThrow(ArvadosRefusal::notFound);
    }

    /** Everybody may know what is to be signed, so that nobody's rights to the collection matter. */
    private HoldingId agreement(Caller caller, String collection) {
        long number = things.number(ThingKind.COLLECTION, collection).orElseThrow(() -> notAnAgreement(collection));
        return directory.agreements().things(caller).stream()
                .filter(thing -> thing.number() == number)
                .findFirst()
                .orElseThrow(() -> notAnAgreement(collection))
                .id();
    }

    private static ArvadosRefusal notAnAgreement(String collection) {
        return ArvadosRefusal.invalid("uuid " + collection + " does not name a user agreement");
    }

    private List<LinkJson> links(List<Signature> signatures) {
        Set<GrantObject> named = new HashSet<>();
        for (Signature signature : signatures) {
            named.add(new OnAccount(signature.account()));
            named.add(new OnHolding(signature.agreement()));
        }
        Map<GrantObject, String> names = ends.uuids(named);
        List<LinkJson> links = new ArrayList<>();
        for (Signature signature : signatures) {
            String tail = names.get(new OnAccount(signature.account()));
            String head = names.get(new OnHolding(signature.agreement()));
            if (tail != null && head != null) {
                links.add(link(signature, tail, head));
            }
        }
        return links;
    }

    private LinkJson link(Signature signature, String tail, String head) {
        return new LinkJson(
                uuids.of(signature.number()),
                CommonFields.etag(signature.number(), tail.hashCode()),
                system,
                signature.signedAt(),
                tail,
                signature.signedAt(),
                AgreementLinks.SIGNATURE,
                CLICK,
                tail,
                head,
                ArvadosJson.object());
    }

    @Override
    public boolean isFor(LinkWish wish) {
        return AgreementLinks.SIGNATURE.equals(wish.linkClass())
                && CLICK.equals(wish.name())
                && system.equals(wish.owner())
                && wish.tail() != null
                && ends.ids().account(wish.tail()).isPresent()
                && wish.head() != null
                && things.number(ThingKind.COLLECTION, wish.head()).isPresent();
    }

    @Override
    public LinkJson create(Caller caller, LinkWish wish) {
        String head = wish.head();
        String tail = wish.tail();
        if (head == null || tail == null || !wish.properties().isEmpty()) {
            throw ArvadosRefusal.invalid("A signature has no properties");
        }
        return sign(caller, ends.ids().account(tail).orElseThrow(ArvadosRefusal::notFound), head);
    }

    @Override
    public LinkJson change(Caller caller, LinkJson present, LinkWish wish) {
        if (wish.differsFrom(present)) {
            throw ArvadosRefusal.invalid("A signature cannot be changed");
        }
        return present;
    }

    @Override
    public void remove(Caller caller, LinkJson present) {
        uuids.number(present.uuid()).ifPresent(number -> directory.agreements().forget(caller, number));
    }
}
