package muster.dialect.arvados;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.directory.WireNames;
import muster.model.AccountId;
import muster.model.GroupId;
import muster.model.WireName;
import org.jspecify.annotations.Nullable;

/**
 * What the platform calls accounts and groups. A uuid has less room than our ids, so it is made at random and kept. The bodies
 * of users' uuids that are made here begin with {@code 0}; what follows is the user's seed, from which the uuids of
 * {@link SystemLinks} follow. A user whose uuid was chosen has a seed of its own.
 */
final class ArvadosIds {
    private static final String SEED = "seed";
    private static final String SEED_HEAD = "0";
    private static final int SEED_LENGTH = 14;
    private static final int BASE = 36;

    private final WireNames names;
    private final String cluster;

    ArvadosIds(WireNames names, String cluster) {
        this.names = names;
        this.cluster = cluster;
    }

    /** What a user of this uuid, which somebody chose, is to be called. */
    List<WireName> chosen(ArvadosUuid uuid) {
        WireName name = name(uuid);
        return ownSeed(uuid).isPresent()
                ? List.of(name)
                : List.of(name, new WireName(ArvadosNames.DOOR, SEED, SEED_HEAD + seedFor(uuid)));
    }

    static WireName name(ArvadosUuid uuid) {
        return new WireName(ArvadosNames.DOOR, ArvadosUuid.USER, uuid.toString());
    }

    /** Letters and digits that no other uuid gives in all likelihood. */
    private static String seedFor(ArvadosUuid uuid) {
        String digits = new BigInteger(1, sha256(uuid.toString())).toString(BASE);
        return digits.substring(digits.length() - SEED_LENGTH);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The account of that uuid; empty for what names none, whether it is a uuid or not. */
    Optional<AccountId> account(String uuid) {
        return ArvadosUuid.parse(uuid, ArvadosUuid.USER)
                .flatMap(user -> names.account(ArvadosNames.DOOR, ArvadosUuid.USER, uuid));
    }

    Optional<GroupId> group(String uuid) {
        return ArvadosUuid.parse(uuid, ArvadosUuid.GROUP)
                .flatMap(group -> names.group(ArvadosNames.DOOR, ArvadosUuid.GROUP, uuid));
    }

    /** The uuids of these accounts. */
    Map<AccountId, String> ofAccounts(Collection<AccountId> ids) {
        return names.ofAccounts(ArvadosNames.DOOR, ArvadosUuid.USER, ids);
    }

    Map<GroupId, String> ofGroups(Collection<GroupId> ids) {
        return names.ofGroups(ArvadosNames.DOOR, ArvadosUuid.GROUP, ids);
    }

    String of(AccountId id) {
        String uuid = ofAccounts(List.of(id)).get(id);
        if (uuid == null) {
            throw new IllegalStateException("the account " + id + " has no name at this door");
        }
        return uuid;
    }

    /**
     * Fourteen letters or digits that stay with a user whatever becomes of his uuid.
     *
     * @param uuids of the users, as they are now
     */
    Map<AccountId, String> seeds(Map<AccountId, String> uuids) {
        Map<AccountId, String> seeds = new HashMap<>();
        uuids.forEach(
                (id, uuid) -> ArvadosUuid.parse(uuid).flatMap(this::ownSeed).ifPresent(seed -> seeds.put(id, seed)));
        names.ofAccounts(ArvadosNames.DOOR, SEED, uuids.keySet())
                .forEach((id, seed) -> seeds.put(id, seed.substring(SEED_HEAD.length())));
        return seeds;
    }

    /** The account with this seed. */
    Optional<AccountId> withSeed(String seed) {
        String anonymous = ArvadosUuid.anonymousUser(cluster).toString();
        if (anonymous.endsWith(seed)) {
            return account(anonymous);
        }
        return names.account(ArvadosNames.DOOR, SEED, SEED_HEAD + seed)
                .or(() -> account(new ArvadosUuid(cluster, ArvadosUuid.USER, SEED_HEAD + seed).toString()));
    }

    /** The name that keeps a user's seed when his uuid is changed; null when there is none to keep. */
    @Nullable
    WireName keptSeed(String uuid) {
        return ArvadosUuid.parse(uuid)
                .flatMap(this::ownSeed)
                .map(seed -> new WireName(ArvadosNames.DOOR, SEED, SEED_HEAD + seed))
                .orElse(null);
    }

    /** The seed that a uuid tells by itself; empty for one that was chosen, unless somebody chose it to look as if it were not. */
    private Optional<String> ownSeed(ArvadosUuid uuid) {
        boolean own = uuid.prefix().equals(cluster) && uuid.body().startsWith(SEED_HEAD)
                || uuid.equals(ArvadosUuid.anonymousUser(cluster));
        return own ? Optional.of(uuid.body().substring(1)) : Optional.empty();
    }
}
