package muster.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.directory.Portrait;
import muster.model.AccountEntry;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How an account looks at each platform, in that platform's words. */
final class PortraitPrinter {
    private final Desk desk;
    private final AccountEntry entry;

    PortraitPrinter(Desk desk, AccountEntry entry) {
        this.desk = desk;
        this.entry = entry;
    }

    private record Look(String product, Portrait portrait) {}

    private List<Look> looks() {
        return desk.portrayals().get().stream()
                .map(each -> new Look(each.product(), each.of(desk.caller(), entry.account(), entry.activity())))
                .toList();
    }

    /** A line for each platform. */
    List<String> lines() {
        return looks().stream()
                .map(look -> look.product() + ": " + text(look.portrait()))
                .toList();
    }

    private static String text(Portrait portrait) {
        return switch (portrait) {
            case Portrait.Hidden(var reason) -> "not shown, " + AccountPrinter.word(reason);
            case Portrait.Shown shown -> {
                String facts = shown.facts().stream()
                        .map(fact -> fact.word() + "=" + fact.value())
                        .collect(Collectors.joining(" "));
                String signIn =
                        shown.signIn() == Portrait.SignIn.OPENS ? "signs in" : AccountPrinter.word(shown.signIn());
                yield Stream.of(shown.name(), AccountPrinter.text(shown.role()), shown.id(), signIn, facts)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", "));
            }
        };
    }

    void addTo(ArrayNode portraits) {
        for (Look look : looks()) {
            ObjectNode object = portraits.addObject().put("product", look.product());
            switch (look.portrait()) {
                case Portrait.Hidden(var reason) -> object.put("hidden_because", word(reason));
                case Portrait.Shown shown -> {
                    object.put("id", shown.id())
                            .put("name", shown.name())
                            .put("role", shown.role())
                            .put("sign_in", word(shown.signIn()));
                    ObjectNode facts = object.putObject("facts");
                    shown.facts().forEach(fact -> facts.put(fact.word(), fact.value()));
                }
            }
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
