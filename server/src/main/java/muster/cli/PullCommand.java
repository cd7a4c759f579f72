package muster.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import muster.directory.Completeness;
import muster.directory.ImportField;
import muster.directory.Plan;
import muster.directory.PlanRequest;
import muster.directory.Projects;
import muster.far.FarAddress;
import muster.far.FarRows;
import muster.far.Taking;
import muster.model.AccountId;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Takes over what another server has: as a plan, which is shown, braked and carried out like that of a file. */
@Command(
        name = "pull",
        description = {
            "Read accounts, groups, ranks and states of another server through its own protocol, show what they come to here,",
            "and carry that out after a question. Given again, it takes over what has changed there.",
        },
        footer = {
            "",
            "Example:",
            "  muster pull connect --url https://connect.example.org --secret-file admin.key --plan-only"
        })
public final class PullCommand extends DirectoryCommand {
    private static final int PROJECTS_AT_ONCE = 500;

    @Mixin
    FarSite site = new FarSite();

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description =
                    "What the other server is called here from now on; the platform with host and port, when left out.")
    @Nullable
    String source;

    @Option(
            names = "--keep",
            paramLabel = "FIELD",
            split = ",",
            description =
                    "What accounts at hand keep whatever the other server says: username, email, first_name, last_name,"
                            + " description, rank, state, project. With username, an account may also be found by its address that has"
                            + " another username.",
            converter = FieldWord.class)
    List<ImportField> kept = new ArrayList<>();

    @Option(
            names = "--same",
            paramLabel = "THERE=HERE",
            description =
                    "Whoever is called so there (id, username or address) is this account here (id, username or address).")
    Map<String, String> same = new HashMap<>();

    @Option(
            names = "--bring-back",
            description = "Whoever works there and is barred or in the trash here is brought back.")
    boolean bringsBack;

    @Option(
            names = "--invite",
            description = "Invite whoever is new, with a code for the first password, also who works there already.")
    boolean invites;

    @Option(
            names = "--complete",
            paramLabel = "ACT",
            description = "Accounts that came from there and are there no more: suspend or remove.",
            converter = PlanSource.AbsentWord.class)
    Completeness.@Nullable Absent complete;

    @Option(
            names = "--brake",
            paramLabel = "PERCENT",
            defaultValue = "" + PlanRequest.USUAL_BRAKE_PERCENT,
            description = "Which share of its accounts the plan may suspend or remove without being asked (10).")
    int brakePercent;

    @Option(names = "--plan-only", description = "Make the plan and show it, and change nothing.")
    boolean planOnly;

    @Mixin
    CarryingOut carryingOut = new CarryingOut();

    @Override
    public @Nullable String readSecret() throws IOException {
        return site.readSecret();
    }

    @Override
    public int run(Desk desk) {
        Plan plan = plan(desk);
        return planOnly ? PlanCommand.show(desk, plan, json, null) : carryingOut.apply(desk, plan, true, json);
    }

    private Plan plan(Desk desk) {
        FarAddress address = site.address();
        PlanRequest request = PlanRequest.of(address.platform() + " at " + address.host())
                .withSource(source == null ? address.source() : source)
                .completeFor(complete)
                .withBrakePercent(brakePercent);
        FarRows rows = new FarRows(taking(desk), desk.directory().imports().passwords());
        desk.progress().at("reading groups", 0, -1);
        var declared = new CountedDeclaration(desk.progress(), "reading and planning").of(rows.of(site.open(desk)));
        Plan plan = desk.directory().imports().plan(desk.caller(), request, declared);
        if (!rows.leftOut().isEmpty()) {
            desk.note("Not taken over, because there is none of that name here, or can be none: "
                    + String.join(", ", rows.leftOut()) + ".");
        }
        return plan;
    }

    private Taking taking(Desk desk) {
        Map<TextKey, AccountId> named = new HashMap<>();
        same.forEach((there, here) -> named.put(
                TextKey.of(there),
                AccountReference.resolve(desk, here).account().id()));
        return new Taking(new HashSet<>(kept), bringsBack, invites, named, projects(desk));
    }

    private static Set<TextKey> projects(Desk desk) {
        Set<TextKey> names = new HashSet<>();
        Optional<String> mark = Optional.empty();
        do {
            Projects.Page page = desk.directory().projects().page(desk.caller(), mark.orElse(null), PROJECTS_AT_ONCE);
            page.projects()
                    .forEach(project -> names.add(TextKey.of(project.name().value())));
            mark = page.next();
        } while (mark.isPresent());
        return names;
    }

    /** The words of tables for what an account can keep. */
    static final class FieldWord implements ITypeConverter<ImportField> {
        private static final Map<String, ImportField> WORDS = Map.of(
                "username", ImportField.USERNAME,
                "email", ImportField.EMAIL,
                "first_name", ImportField.GIVEN_NAME,
                "last_name", ImportField.FAMILY_NAME,
                "description", ImportField.DESCRIPTION,
                "rank", ImportField.RANK,
                "state", ImportField.STATE,
                "project", ImportField.PROJECT);

        @Override
        public ImportField convert(String word) {
            return Optional.ofNullable(WORDS.get(word.strip().toLowerCase(Locale.ROOT)))
                    .orElseThrow(() -> new TypeConversionException("'" + word + "' is none of "
                            + String.join(", ", WORDS.keySet().stream().sorted().toList())));
        }
    }
}
