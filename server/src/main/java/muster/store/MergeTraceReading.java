package muster.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import muster.model.AccountId;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.ExternalIdentity;
import muster.model.Grant;
import muster.model.GrantId;
import muster.model.GrantObject;
import muster.model.GroupId;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.KeyId;
import muster.model.MergeTrace;
import muster.model.Party;
import muster.model.Signature;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/** Reads what {@link MergeTraceJson} writes. */
final class MergeTraceReading {
    private MergeTraceReading() {}

    /** Null when the document is of an earlier program, which kept less. */
    static @Nullable MergeTrace trace(String document) {
        JsonTree json = JsonTree.parse(document);
        if (!json.has("format")) {
            return null;
        }
        return new MergeTrace(
                side(json.tree("old")),
                side(json.tree("into")),
                side(json.tree("left")),
                json.trees("things").stream().map(MergeTraceReading::thing).toList(),
                json.trees("ended").stream().map(MergeTraceReading::ended).toList(),
                json.texts("groups").stream()
                        .map(id -> new GroupId(UUID.fromString(id)))
                        .toList(),
                json.trees("rights").stream().map(MergeTraceReading::right).toList(),
                json.trees("signatures").stream().map(MergeTraceReading::signed).toList(),
                json.trees("identities").stream()
                        .map(each -> new ExternalIdentity(each.text("issuer"), each.text("subject")))
                        .toList(),
                json.trees("keys").stream().map(MergeTraceReading::key).toList(),
                json.flag("hadPassword"),
                json.flag("hadSecondFactor"));
    }

    private static MergeTrace.Side side(JsonTree json) {
        String username = json.textOrNull("username");
        String pending = json.textOrNull("pending");
        List<Email> emails = json.trees("emails").stream()
                .map(each ->
                        new Email(new EmailAddress(each.text("address")), each.flag("verified"), each.flag("claimed")))
                .toList();
        return new MergeTrace.Side(
                username == null ? null : new Username(username),
                emails,
                pending == null ? null : new EmailAddress(pending),
                json.flag("pendingClaimed"),
                json.flag("activated"),
                json.flag("inAllUsers"),
                json.flag("shownToAll"));
    }

    private static MergeTrace.Thing thing(JsonTree json) {
        return new MergeTrace.Thing(holdingId(json.text("id")), spot(json.tree("before")), spot(json.tree("after")));
    }

    private static MergeTrace.Spot spot(JsonTree json) {
        return new MergeTrace.Spot(accountId(json.text("owner")), container(json), json.text("name"));
    }

    private static @Nullable HoldingId container(JsonTree json) {
        String id = json.textOrNull("container");
        return id == null ? null : holdingId(id);
    }

    private static MergeTrace.Ended ended(JsonTree json) {
        Holding thing = new Holding(
                holdingId(json.text("id")),
                json.number("number"),
                json.number("version"),
                json.text("door"),
                json.text("kind"),
                accountId(json.text("owner")),
                container(json),
                json.text("name"),
                Holding.Naming.valueOf(json.text("naming")),
                Holding.Audience.valueOf(json.text("audience")),
                json.flag("readonly"),
                json.text("document"),
                Micros.of(json.number("createdAt")),
                accountIdOrNull(json, "createdBy"),
                Micros.of(json.number("modifiedAt")),
                accountIdOrNull(json, "modifiedBy"));
        return new MergeTrace.Ended(
                thing,
                json.trees("grants").stream().map(MergeTraceReading::grant).toList());
    }

    private static MergeTrace.Right right(JsonTree json) {
        return new MergeTrace.Right(grant(json.tree("before")), json.has("after") ? grant(json.tree("after")) : null);
    }

    private static Grant grant(JsonTree json) {
        return new Grant(
                new GrantId(json.number("id")),
                party(json.text("party")),
                object(json.text("object")),
                json.text("purpose"),
                Grant.Level.valueOf(json.text("level")),
                json.text("properties"),
                Micros.of(json.number("createdAt")),
                accountIdOrNull(json, "createdBy"));
    }

    private static Party party(String text) {
        UUID id = id(text);
        return text.startsWith("account ")
                ? new Party.OfAccount(new AccountId(id))
                : new Party.OfGroup(new GroupId(id));
    }

    private static GrantObject object(String text) {
        UUID id = id(text);
        if (text.startsWith("account ")) {
            return new GrantObject.OnAccount(new AccountId(id));
        }
        return text.startsWith("group ")
                ? new GrantObject.OnGroup(new GroupId(id))
                : new GrantObject.OnHolding(new HoldingId(id));
    }

    private static UUID id(String kindAndId) {
        return UUID.fromString(kindAndId.substring(kindAndId.indexOf(' ') + 1));
    }

    private static MergeTrace.Signed signed(JsonTree json) {
        Signature before = new Signature(
                json.number("number"),
                holdingId(json.text("agreement")),
                accountId(json.text("account")),
                Micros.of(json.number("signedAt")));
        return new MergeTrace.Signed(before, json.flag("moved"));
    }

    private static MergeTrace.MovedKey key(JsonTree json) {
        return new MergeTrace.MovedKey(
                new KeyId(json.number("id")), instantOrNull(json, "before"), instantOrNull(json, "after"));
    }

    private static @Nullable Instant instantOrNull(JsonTree json, String name) {
        Long micros = json.numberOrNull(name);
        return micros == null ? null : Micros.of(micros);
    }

    private static HoldingId holdingId(String id) {
        return new HoldingId(UUID.fromString(id));
    }

    private static AccountId accountId(String id) {
        return new AccountId(UUID.fromString(id));
    }

    private static @Nullable AccountId accountIdOrNull(JsonTree json, String name) {
        String id = json.textOrNull(name);
        return id == null ? null : accountId(id);
    }
}
