package muster.directory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import muster.model.AccountId;

/**
 * Tells queries about accounts apart in few letters. Equal queries have one digest; only when texts that they compare with come
 * in another order may they have two.
 */
final class QueryDigest {
    private final MessageDigest digest;

    private QueryDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    static String of(AccountQuery query) {
        QueryDigest made = new QueryDigest();
        made.add(query.who().name());
        made.add(query.orders().toString());
        made.add(query.condition());
        return HexFormat.of().formatHex(made.digest.digest());
    }

    private void add(Condition condition) {
        switch (condition) {
            case Condition.AllOf(var conditions) -> addEach("all of", conditions);
            case Condition.AnyOf(var conditions) -> addEach("any of", conditions);
            case Condition.Not(var inner) -> addEach("not", List.of(inner));
            // A set goes by no order, and equal ones may be in different ones.
            case Condition.HasAnyId(var ids) ->
                addEach(
                        "has any id",
                        ids.size(),
                        ids.stream().map(AccountId::toString).sorted());
            default -> add(condition.toString());
        }
    }

    private void addEach(String what, List<Condition> conditions) {
        add(what);
        add(Integer.toString(conditions.size()));
        conditions.forEach(this::add);
    }

    private void addEach(String what, int count, Stream<String> texts) {
        add(what);
        add(Integer.toString(count));
        texts.forEach(this::add);
    }

    /** With its length before it, so that no two texts run into one. */
    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }
}
