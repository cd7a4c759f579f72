package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import muster.dialect.JsonObject;
import muster.directory.Directory;
import muster.directory.GrantChanges;
import muster.directory.NewGrant;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Grant;
import muster.model.Grant.Level;
import muster.model.GrantId;
import muster.model.GrantObject;
import muster.model.GrantObject.OnAccount;
import muster.model.Party;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Permission links that are grants of the directory: rights, and logins on machines. Source: Arvados API, links. */
final class GrantLinks implements LinkSource {
    static final String CAN_LOGIN = "can_login";

    private static final Map<Level, String> NAMES =
            Map.of(Level.READ, "can_read", Level.WRITE, "can_write", Level.MANAGE, "can_manage");
    private static final int BATCH = 1_000;

    private final Directory directory;
    private final LinkEnds ends;
    private final LinkUuids uuids;
    private final String system;

    GrantLinks(Directory directory, LinkEnds ends, String cluster) {
        this.directory = directory;
        this.ends = ends;
        this.uuids = new LinkUuids(cluster, "g");
        this.system = ArvadosUuid.systemUser(cluster).toString();
    }

    @Override
    public Optional<LinkJson> find(Caller caller, String uuid) {
        return number(uuid)
                .filter(_ -> !caller.isInvited())
                .flatMap(id -> LinkEnds.ifThere(() -> directory.rights().get(caller, id))
                        .flatMap(grant -> links(List.of(grant)).stream().findFirst()));
    }

    private Optional<GrantId> number(String uuid) {
        return uuids.number(uuid).map(GrantId::new);
    }

    @Override
    public void list(Caller caller, LinkNarrowing narrowing, Consumer<LinkJson> found) {
        if (!narrowing.mayHaveClass(LinkJson.PERMISSION) || caller.isInvited()) {
            return;
        }
        Optional<List<GrantObject>> heads = named(caller, narrowing.heads());
        Optional<List<GrantObject>> tails = named(caller, narrowing.tails());
        boolean tailsAreFew =
                tails.isPresent() && tails.get().stream().allMatch(OnAccount.class::isInstance) || heads.isEmpty();
        if (tails.isPresent() && tailsAreFew) {
            for (GrantObject tail : tails.get()) {
                LinkEnds.party(tail).ifPresent(party -> tell(directory.rights().of(caller, party), found));
            }
        } else if (heads.isPresent()) {
            heads.get().forEach(head -> tell(directory.rights().on(caller, head), found));
        } else {
            listAll(caller, found);
        }
    }

    /** The ends that were asked for; empty when the links of them all have to be looked for otherwise. */
    private Optional<List<GrantObject>> named(Caller caller, @Nullable Set<String> wanted) {
        if (wanted == null) {
            return Optional.empty();
        }
        List<GrantObject> found = wanted.stream()
                .flatMap(uuid -> ends.readable(caller, uuid).stream())
                .toList();
        // Somebody may log in to a machine that he may not read.
        boolean complete = found.size() == wanted.size() || caller.isAtLeast(Rank.ADMINISTRATOR);
        return complete ? Optional.of(found) : Optional.empty();
    }

    private void listAll(Caller caller, Consumer<LinkJson> found) {
        long last = 0;
        List<Grant> batch;
        do {
            batch = directory.rights().list(caller, last, BATCH);
            tell(batch, found);
            last = batch.isEmpty() ? last : batch.getLast().id().value();
        } while (batch.size() == BATCH);
    }

    private void tell(List<Grant> grants, Consumer<LinkJson> found) {
        List<Grant> rows = grants.stream().filter(grant -> !grant.isFact()).toList();
        for (int begin = 0; begin < rows.size(); begin += BATCH) {
            links(rows.subList(begin, Math.min(rows.size(), begin + BATCH))).forEach(found);
        }
    }

    @Override
    public boolean isFor(LinkWish wish) {
        return wish.isPermission();
    }

    @Override
    public LinkJson create(Caller caller, LinkWish wish) {
        return link(directory.rights().give(caller, wanted(caller, wish)));
    }

    /** The same login as before, if there is one. */
    LinkJson letLogIn(Caller caller, Party who, GrantObject machine, String username) {
        String properties =
                ArvadosJson.object().put(VmLogins.USERNAME, username).toString();
        var login = new NewGrant(who, machine, VmLogins.purpose(username), Level.READ, properties);
        return link(directory.rights().give(caller, login));
    }

    /** What a permission link wants to give to whom. */
    NewGrant wanted(Caller caller, LinkWish wish) {
        String purpose = isLogin(wish) ? purpose(wish) : Grant.RIGHT;
        Level level = isLogin(wish) ? Level.READ : level(wish);
        Party party = end(caller, wish.tail())
                .flatMap(LinkEnds::party)
                .orElseThrow(() -> ArvadosRefusal.invalid("tail_uuid of a permission must be a user or a role group"));
        GrantObject object = end(caller, wish.head())
                .orElseThrow(
                        () -> ArvadosRefusal.invalid("head_uuid of a permission must be an object of this cluster"));
        return new NewGrant(party, object, purpose, level, wish.properties().toString());
    }

    private Optional<GrantObject> end(Caller caller, @Nullable String uuid) {
        return uuid == null ? Optional.empty() : ends.readable(caller, uuid);
    }

    private static boolean isLogin(LinkWish wish) {
        return CAN_LOGIN.equals(wish.name());
    }

    private static String purpose(LinkWish wish) {
        return VmLogins.purpose(wish.properties().path(VmLogins.USERNAME).asString(""));
    }

    private static Level level(LinkWish wish) {
        return NAMES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(wish.name()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> ArvadosRefusal.invalid(
                        "Name of a permission must be can_read, can_write, can_manage or can_login"));
    }

    @Override
    public LinkJson change(Caller caller, LinkJson present, LinkWish wish) {
        if (wish.movesFrom(present)) {
            throw ArvadosRefusal.invalid("link_class, tail_uuid and head_uuid of a permission cannot be changed");
        }
        boolean login = isLogin(wish);
        if (login != CAN_LOGIN.equals(present.name())) {
            throw ArvadosRefusal.invalid("A login cannot become another permission, nor the other way round");
        }
        var changes = new GrantChanges(
                Edit.set(login ? Level.READ : level(wish)),
                Edit.set(login ? purpose(wish) : Grant.RIGHT),
                Edit.set(wish.properties().toString()));
        return link(directory.rights().change(caller, number(present.uuid()).orElseThrow(), changes));
    }

    @Override
    public void remove(Caller caller, LinkJson present) {
        directory.rights().withdraw(caller, number(present.uuid()).orElseThrow());
    }

    private LinkJson link(Grant grant) {
        return links(List.of(grant)).stream().findFirst().orElseThrow(ArvadosRefusal::notFound);
    }

    /** Without grants on things of other platforms, and of purposes that are no logins. */
    private List<LinkJson> links(List<Grant> grants) {
        Set<GrantObject> named = new HashSet<>();
        for (Grant grant : grants) {
            named.add(LinkEnds.end(grant.party()));
            named.add(grant.object());
            if (grant.createdBy() != null) {
                named.add(new OnAccount(grant.createdBy()));
            }
        }
        Map<GrantObject, String> names = ends.uuids(named);
        List<LinkJson> links = new ArrayList<>();
        for (Grant grant : grants) {
            String tail = names.get(LinkEnds.end(grant.party()));
            String head = names.get(grant.object());
            if (tail != null && head != null && (grant.isRight() || VmLogins.isLogin(grant))) {
                links.add(link(grant, tail, head, maker(grant.createdBy(), names)));
            }
        }
        return links;
    }

    private String maker(@Nullable AccountId account, Map<GrantObject, String> names) {
        return account == null ? system : names.getOrDefault(new OnAccount(account), system);
    }

    private LinkJson link(Grant grant, String tail, String head, String maker) {
        String name = grant.isRight() ? NAMES.get(grant.level()) : CAN_LOGIN;
        String state = name + tail + head + grant.properties();
        return new LinkJson(
                uuids.of(grant.id().value()),
                Long.toUnsignedString(grant.id().value() * 31 + state.hashCode(), Character.MAX_RADIX),
                system,
                grant.createdAt(),
                maker,
                grant.createdAt(),
                LinkJson.PERMISSION,
                name,
                tail,
                head,
                (ObjectNode) JsonObject.parseValue(grant.properties()));
    }
}
