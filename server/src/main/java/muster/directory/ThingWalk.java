package muster.directory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import java.util.stream.Collectors;
import muster.model.AccountId;
import muster.model.Agreement;
import muster.model.Edit;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.Lane;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/** Every lane, every group that people made, and everything that has to be signed, as a file declares them. */
final class ThingWalk implements Iterator<DeclaredThing> {
    private static final int SLICE = 200;

    private final Transactions transactions;
    private final Queue<DeclaredThing> slice = new ArrayDeque<>();
    private @Nullable GroupId after;
    private Stage next = Stage.LANES;

    private enum Stage {
        LANES,
        GROUPS,
        AGREEMENTS,
        END
    }

    ThingWalk(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean hasNext() {
        while (slice.isEmpty() && next != Stage.END) {
            slice.addAll(transactions.read(this::look));
        }
        return !slice.isEmpty();
    }

    private List<DeclaredThing> look(Reading reading) {
        return switch (next) {
            case LANES -> {
                next = Stage.GROUPS;
                yield reading.lanes().all().stream().map(ThingWalk::lane).toList();
            }
            case GROUPS -> groups(reading);
            case AGREEMENTS -> {
                next = Stage.END;
                yield reading.agreements().demanded().stream()
                        .map(ThingWalk::agreement)
                        .toList();
            }
            case END -> List.of();
        };
    }

    private List<DeclaredThing> groups(Reading reading) {
        List<Group> groups = reading.groups().listAfter(after, SLICE);
        if (groups.size() < SLICE) {
            next = Stage.AGREEMENTS;
        } else {
            after = groups.getLast().id();
        }
        Map<AccountId, String> owners = names(
                reading,
                groups.stream().map(Group::owner).filter(Objects::nonNull).collect(Collectors.toSet()));
        List<DeclaredThing> things = new ArrayList<>();
        groups.stream()
                .filter(group -> group.kind() == Group.Kind.ROLE)
                .forEach(group -> things.add(group(group, owners)));
        return things;
    }

    private static Map<AccountId, String> names(Reading reading, Collection<AccountId> ids) {
        Map<AccountId, String> names = new HashMap<>();
        reading.accounts().findAll(ids).forEach((id, account) -> {
            Username username = account.username();
            names.put(id, username == null ? id.toString() : username.toString());
        });
        return names;
    }

    private static DeclaredThing lane(Lane lane) {
        return new DeclaredThing.OfLane(
                0, lane.name(), Edit.set(lane.kind()), Edit.set(lane.title()), orClear(lane.description()), false);
    }

    private static DeclaredThing group(Group group, Map<AccountId, String> owners) {
        Edit<String> owner = group.owner() == null ? Edit.clear() : orClear(owners.get(group.owner()));
        return new DeclaredThing.OfGroup(0, group.name().value(), orClear(group.description()), owner, false);
    }

    private static DeclaredThing agreement(Agreement agreement) {
        return new DeclaredThing.OfAgreement(
                0, agreement.name(), agreement.text(), agreement.text() == null ? agreement.id() : null, false);
    }

    private static Edit<String> orClear(@Nullable String text) {
        return text == null ? Edit.clear() : Edit.set(text);
    }

    @Override
    public DeclaredThing next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return slice.remove();
    }
}
