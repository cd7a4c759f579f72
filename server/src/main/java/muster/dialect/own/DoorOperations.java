package muster.dialect.own;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.dialect.JsonObject;
import muster.directory.Directory;
import muster.directory.DoorSettings;
import muster.directory.Portrait;
import muster.directory.Portrayal;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.DoorDocument;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** One account at every platform: how it looks there, and what is kept of it. */
final class DoorOperations {
    private static final int MOST_SETTINGS = 100;

    /** @param product the platform's name as people know it */
    private record AtDoor(String product, Portrait portrait) {
        @Nullable
        Object shown(Function<Portrait.Shown, @Nullable Object> value) {
            return portrait instanceof Portrait.Shown shown ? value.apply(shown) : null;
        }
    }

    private record Settings(String product, List<DoorSettings.Line> lines) {}

    private static final Shape<Portrait.Fact> FACT = Shape.<Portrait.Fact>of(
                    "PortraitFact", "Something that the platform's clients are told.")
            .with("word", Kind.LINE, "The platform's own.", Portrait.Fact::word)
            .with("value", Kind.ANYTHING, "", Portrait.Fact::value)
            .build();

    private static final Shape<AtDoor> PORTRAIT = Shape.<AtDoor>of(
                    "Portrait", "How an account looks at one platform, in its words.")
            .with("product", Kind.LINE, "", AtDoor::product)
            .with(
                    "shown",
                    Kind.FLAG,
                    "Whether its clients see the account.",
                    at -> at.portrait() instanceof Portrait.Shown)
            .maybe(
                    "hidden_because",
                    Kind.words(Portrait.Reason.class),
                    "",
                    at -> at.portrait() instanceof Portrait.Hidden(var reason) ? reason : null)
            .maybe("id", Kind.NAME, "Under which they know it.", at -> at.shown(Portrait.Shown::id))
            .maybe("name", Kind.ANYTHING, "", at -> at.shown(Portrait.Shown::name))
            .maybe("role", Kind.LINE, "", at -> at.shown(Portrait.Shown::role))
            .maybe(
                    "sign_in",
                    Kind.words(Portrait.SignIn.class),
                    "Whether the password opens the door, and else what stands against it.",
                    at -> at.shown(Portrait.Shown::signIn))
            .maybe(
                    "facts",
                    Kind.many(new Kind.Part(FACT)),
                    "",
                    at -> at.shown(
                            shown -> shown.facts().stream().map(FACT::json).toList()))
            .build();

    private static final Shape<DoorDocument> DOCUMENT = Shape.<DoorDocument>of(
                    "Document", "What one platform keeps of an account.")
            .with("door", Kind.LINE, "", DoorDocument::door)
            .with("document", Kind.ANYTHING, "As it is kept.", document -> JsonObject.parseValue(document.json()))
            .with(
                    "values",
                    Kind.ANYTHING,
                    "What the platform looks accounts up by.",
                    document -> texts(document.values()))
            .build();

    private static final Shape<DoorSettings.Line> LINE = Shape.<DoorSettings.Line>of("DoorSetting", "One setting.")
            .with("word", Kind.LINE, "The platform's own.", DoorSettings.Line::word)
            .with("many", Kind.FLAG, "Whether it is a list, a line for each.", DoorSettings.Line::many)
            .with("value", Kind.ANYTHING, "", DoorSettings.Line::value)
            .build();

    private static final Shape<Settings> SETTINGS = Shape.<Settings>of(
                    "DoorSettings", "What people change of what one platform keeps of an account.")
            .with("product", Kind.LINE, "", Settings::product)
            .with(
                    "settings",
                    Kind.many(new Kind.Part(LINE)),
                    "",
                    settings -> settings.lines().stream().map(LINE::json).toList())
            .build();

    private static final Form CHANGES = Form.of("DoorSettingChanges")
            .needs(
                    "values",
                    new Kind.Texts(MOST_SETTINGS),
                    "By their words, as they are listed; a blank text empties one, and one that is left out stays. A word that is none of them is refused.")
            .build();

    private final Directory directory;
    private final AccountViews views;
    private final OwnSite site;

    DoorOperations(Directory directory, AccountViews views, OwnSite site) {
        this.directory = directory;
        this.views = views;
        this.site = site;
    }

    private static Object texts(Map<String, String> values) {
        var json = Json.object();
        values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(value -> json.put(value.getKey(), value.getValue()));
        return json;
    }

    Stream<Operation.Draft> all() {
        return Stream.of(
                Operation.get("/accounts/{id}/portraits", "listPortraits")
                        .says("How an account looks at every platform")
                        .asks("maySeePrivateFields")
                        .lists(PORTRAIT)
                        .fails(Failure.NoSuchAccount.class, Failure.MayNotView.class)
                        .by(this::portraits),
                Operation.get("/accounts/{id}/documents", "listDocuments")
                        .says("What platforms keep of an account")
                        .asks("maySeePrivateFields")
                        .lists(DOCUMENT)
                        .fails(Failure.NoSuchAccount.class, Failure.MayNotView.class)
                        .by(this::documents),
                Operation.get("/accounts/{id}/door-settings", "listDoorSettings")
                        .says("The settings that platforms keep of an account")
                        .asks("maySeePrivateFields")
                        .lists(SETTINGS)
                        .fails(Failure.NoSuchAccount.class, Failure.MayNotView.class)
                        .by(call -> Reply.all(SETTINGS, settings(call))),
                Operation.patch("/accounts/{id}/door-settings/{product}", "changeDoorSettings")
                        .says(
                                "Changes settings of an account at one platform; those left out stay as they are",
                                "If-Match takes the version of the account.")
                        .asks(
                                "mayGrantAtDoors",
                                Gate.on(
                                        views,
                                        (caller, _) -> Permissions.mayGrantAtDoors(caller),
                                        new Failure.MayNotChange("account")))
                        .conditional()
                        .takes(CHANGES)
                        .answersTagged(SETTINGS)
                        .fails(Failure.NoSuchAccount.class, Failure.MayNotChange.class)
                        .by(this::change));
    }

    private Reply portraits(Call call) {
        AccountViews.View view = views.get(call.caller(), call.account());
        AccountEntry entry = new AccountEntry(view.account(), view.activity());
        return Reply.all(
                PORTRAIT,
                site.portrayals().stream()
                        .map(portrayal -> at(portrayal, call, entry))
                        .toList());
    }

    private static AtDoor at(Portrayal portrayal, Call call, AccountEntry entry) {
        return new AtDoor(portrayal.product(), portrayal.of(call.caller(), entry.account(), entry.activity()));
    }

    private Reply documents(Call call) {
        AccountId id = call.account();
        return Reply.all(
                DOCUMENT,
                site.doors().stream()
                        .flatMap(door -> directory.documents().of(call.caller(), id, door).stream())
                        .toList());
    }

    private List<Settings> settings(Call call) {
        return site.settings().stream()
                .map(each -> new Settings(each.product(), each.of(call.caller(), call.account())))
                .toList();
    }

    private Reply change(Call call) {
        Map<String, DoorSettings> byProduct = site.settings().stream()
                .collect(Collectors.toMap(each -> each.product().toLowerCase(Locale.ROOT), each -> each));
        DoorSettings settings = byProduct.get(call.path("product"));
        if (settings == null) {
            throw Problem.of(ProblemType.UNKNOWN_PRODUCT, "No platform of this name keeps settings.");
        }
        try {
            long version =
                    settings.change(call.caller(), call.account(), call.body().named("values"), call.expectedVersion());
            return Reply.of(
                    SETTINGS, new Settings(settings.product(), settings.of(call.caller(), call.account())), version);
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.Malformed malformed) {
                throw Problem.invalid(
                        List.of(Fault.at(Fault.below("/values", malformed.field()), malformed.sentence())));
            }
            throw refused;
        }
    }
}
