package muster.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import muster.directory.AccountThen;
import muster.directory.Existence;
import muster.directory.GroupThen;
import muster.directory.RankThen;
import muster.directory.ValueThen;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Prints what was. */
final class PastPrinter {
    private final PrintWriter out;
    private final boolean json;

    PastPrinter(Desk desk, boolean json) {
        this.out = desk.out();
        this.json = json;
    }

    void print(AccountThen then) {
        if (json) {
            ObjectNode object = object(then.id().toString(), then.at().toString(), then.existence());
            values(object, then.values());
            ArrayNode groups = object.putArray("groups");
            then.groups()
                    .forEach(group ->
                            groups.addObject().put("id", group.id().toString()).put("name", group.name()));
            out.println(object);
            return;
        }
        lines("account", then.id().toString(), then.at().toString(), then.existence(), then.values());
        for (GroupThen.Name group : then.groups()) {
            line("group", group.name() == null ? group.id().toString() : group.name());
        }
    }

    void print(GroupThen then) {
        if (json) {
            ObjectNode object = object(then.id().toString(), then.at().toString(), then.existence());
            values(object, then.values());
            members(object.putArray("members"), then.members(), then.accounts());
            out.println(object.put("more", then.more()));
            return;
        }
        lines("group", then.id().toString(), then.at().toString(), then.existence(), then.values());
        then.members().forEach(member -> line("member", named(member, then.accounts())));
        more(then.more(), then.members());
    }

    void print(RankThen then) {
        if (json) {
            ObjectNode object = JsonMapper.shared()
                    .createObjectNode()
                    .put("rank", then.rank().name().toLowerCase(Locale.ROOT))
                    .put("at", then.at().toString());
            members(object.putArray("holders"), then.holders(), then.accounts());
            out.println(object.put("not_told", then.notTold()).put("more", then.more()));
            return;
        }
        then.holders().forEach(holder -> out.println(named(holder, then.accounts())));
        if (then.notTold() > 0) {
            out.println("not told of " + then.notTold() + " accounts that were purged since");
        }
        more(then.more(), then.holders());
    }

    private static ObjectNode object(String id, String at, Existence existence) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("id", id)
                .put("at", at)
                .put("existence", existence.name().toLowerCase(Locale.ROOT));
    }

    private static void values(ObjectNode object, List<ValueThen> values) {
        ArrayNode array = object.putArray("values");
        for (ValueThen value : values) {
            ObjectNode told = array.addObject().put("field", value.field().word());
            told.set("value", node(value.value()));
            told.put("source", value.source().name().toLowerCase(Locale.ROOT));
        }
    }

    private static JsonNode node(@Nullable Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (value) {
            case null -> nodes.nullNode();
            case Boolean flag -> nodes.booleanNode(flag);
            case List<?> texts -> {
                ArrayNode array = nodes.arrayNode();
                texts.forEach(text -> array.add(String.valueOf(text)));
                yield array;
            }
            default -> nodes.stringNode(text(value));
        };
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case Rank rank -> rank.name().toLowerCase(Locale.ROOT);
            case List<?> texts -> texts.stream().map(String::valueOf).collect(Collectors.joining(", "));
            case null, default -> String.valueOf(value);
        };
    }

    private static void members(ArrayNode array, List<AccountId> ids, Map<AccountId, Account> accounts) {
        for (AccountId id : ids) {
            Account account = accounts.get(id);
            array.addObject().put("id", id.toString()).put("username", account == null ? null : username(account));
        }
    }

    private void lines(String kind, String id, String at, Existence existence, List<ValueThen> values) {
        line(kind, id);
        line("at", at);
        switch (existence) {
            case NOT_YET -> line("state", "not there yet");
            case GONE -> line("state", "removed for good");
            case THERE -> {}
        }
        for (ValueThen value : values) {
            line(
                    value.field().word(),
                    value.source() == ValueThen.Source.NOT_TOLD ? "(not told)" : text(value.value()));
        }
    }

    private void line(String field, String value) {
        out.printf("%-24s %s%n", field, value.replace('\n', ' '));
    }

    private void more(boolean more, List<AccountId> shown) {
        if (more) {
            out.println("--after " + shown.getLast() + " shows more");
        }
    }

    private static String named(AccountId id, Map<AccountId, Account> accounts) {
        Account account = accounts.get(id);
        return account == null ? id + " (gone)" : id + " " + username(account);
    }

    private static String username(Account account) {
        return account.username() == null ? "" : account.username().value();
    }
}
