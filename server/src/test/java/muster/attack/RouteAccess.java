package muster.attack;

import static muster.model.Rank.ADMINISTRATOR;
import static muster.model.Rank.MANAGER;
import static muster.model.Rank.PUBLISHER;
import static muster.model.Rank.VIEWER;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import muster.http.Route;
import muster.model.Rank;

/** Who may pass each permission question at the doors of the platforms, written down by hand from what ranks mean there. */
final class RouteAccess {
    /** Whoever comes: these tell nothing about accounts, or ask for a secret of their own. */
    static final Set<String> OPEN = Set.of(
            "connect everybody",
            "connect the bootstrap secret",
            "connect maySignIn",
            "arvados nothing",
            "arvados nothing, and is refused",
            "arvados what the verb asks for which it stands",
            "arvados does the password fit the name",
            "cryosparc nothing",
            "cryosparc maySignIn",
            "cryosparc mayHandleCodes",
            "cryosparc does the code fit the account",
            "cloudomation maySignIn",
            "cloudomation anybody",
            "cloudomation the holder of a code");

    /**
     * Who may.
     *
     * @param own with the own account, and where no account is meant
     * @param other with an account of the lowest rank that is somebody else's
     * @param higher with an administrator's account
     */
    record Row(Set<Rank> own, Set<Rank> other, Set<Rank> higher) {}

    private static final Set<Rank> NONE = EnumSet.noneOf(Rank.class);
    private static final Set<Rank> ALL = from(VIEWER);
    private static final Set<Rank> MANAGERS = from(MANAGER);
    private static final Set<Rank> ADMINISTRATORS = from(ADMINISTRATOR);

    /** At Arvados auditors and managers count as less than their account, and nobody ends an account with less. */
    private static final Set<Rank> WHOLE = EnumSet.of(VIEWER, PUBLISHER, ADMINISTRATOR);

    static final Map<String, Row> ROWS = rows();

    private RouteAccess() {}

    /** The key in {@link #ROWS}: of the route by itself where it differs from the others of its question. */
    static String key(String door, Route route) {
        String single = door + " " + route;
        return ROWS.containsKey(single) ? single : door + " " + route.asks();
    }

    private static Map<String, Row> rows() {
        Map<String, Row> rows = new HashMap<>();
        connect(rows);
        arvados(rows);
        cryosparc(rows);
        cloudomation(rows);
        return rows;
    }

    private static void connect(Map<String, Row> rows) {
        Row own = new Row(ALL, NONE, NONE);
        Row ownOrAdministrator = new Row(ALL, ADMINISTRATORS, ADMINISTRATORS);
        each(rows, all(ALL), "connect maySeeAccounts", "connect maySeeOthers", "connect the own session");
        each(rows, ownOrAdministrator, "connect mayChangeProfile, mayChangeRank", "connect mayDisable, mayEnable");
        each(rows, all(ADMINISTRATORS), "connect mayCreateAccount", "connect mayCreateGroup", "connect mayManageGroup");
        each(rows, all(ADMINISTRATORS), "connect mayRemoveMember", "connect maySeeAllHoldings", "connect maySeeLedger");
        each(rows, all(from(PUBLISHER)), "connect publisher or administrator", "connect mayCreateHolding");
        each(rows, all(ALL), "connect GET /v1/content");
        each(rows, all(ADMINISTRATORS), "connect maySeeHolding", "connect mayChangeHolding");
        each(rows, ownOrAdministrator, "connect maySeeKeys");
        each(rows, own, "connect mayCreateKey", "connect mayEndKey, for the own ones only");
    }

    private static void arvados(Map<String, Row> rows) {
        each(rows, all(ALL), "arvados nothing but who calls", "arvados which users may the caller see");
        each(rows, all(ALL), "arvados may the caller see each of these", "arvados may the caller see this user");
        each(rows, all(ALL), "arvados may the caller see what this user signed", "arvados may the caller sign this");
        each(rows, all(ALL), "arvados may the caller merge these users");
        // Active accounts, for whom nothing is to be done; of whom that is not so, UserSetupWireTest tells.
        each(rows, all(ALL), "arvados may this user be activated, by the caller");
        Row mine = new Row(ALL, ADMINISTRATORS, ADMINISTRATORS);
        each(rows, mine, "arvados may the caller change this user");
        each(rows, new Row(WHOLE, ADMINISTRATORS, ADMINISTRATORS), "arvados may the caller remove this user");
        String is = "arvados is the caller an administrator";
        each(rows, all(ADMINISTRATORS), is, is + ", and is refused all the same");
        for (String act : Set.of("make users", "set users up", "withdraw this user", "give users other uuids")) {
            each(rows, all(ADMINISTRATORS), "arvados may the caller " + act);
        }
        each(rows, all(ADMINISTRATORS), "arvados may the caller make tokens for the system user");
        for (String kind : Set.of("group", "collection", "link", "authorized_key", "virtual_machine")) {
            boolean isSites = kind.equals("virtual_machine");
            each(rows, all(isSites ? ADMINISTRATORS : ALL), "arvados may the caller make a " + kind + " there");
            for (String act : Set.of("see", "change", "remove")) {
                each(rows, all(ADMINISTRATORS), "arvados may the caller " + act + " this " + kind);
            }
        }
        each(rows, all(ALL), "arvados may the caller make tokens for this user");
        each(rows, all(ADMINISTRATORS), "arvados may the caller make a user_agreement there");
        each(rows, all(ADMINISTRATORS), "arvados may the caller change this user_agreement");
        each(rows, all(ADMINISTRATORS), "arvados may the caller remove this user_agreement");
        each(rows, all(ADMINISTRATORS), "arvados may the caller see this user_agreement");
        each(rows, all(ADMINISTRATORS), "arvados may the caller see this log", "arvados is it the caller's token");
        each(rows, all(ADMINISTRATORS), "arvados does the caller manage this object");
    }

    private static void cryosparc(Map<String, Row> rows) {
        Row ownOrAdministrator = new Row(ALL, ADMINISTRATORS, ADMINISTRATORS);
        each(rows, all(ALL), "cryosparc nothing but who asks");
        each(rows, ownOrAdministrator, "cryosparc maySeeAccounts", "cryosparc maySeePrivateFields");
        each(rows, ownOrAdministrator, "cryosparc mayChangeProfile", "cryosparc mayChangeDocument");
        each(rows, all(ADMINISTRATORS), "cryosparc mayDoAll", "cryosparc mayTrash", "cryosparc mayChangeRank");
        each(rows, all(ADMINISTRATORS), "cryosparc mayCreateAccount", "cryosparc mayManageLanes");
        each(rows, all(ADMINISTRATORS), "cryosparc mayChangeSite");
        each(rows, all(ADMINISTRATORS), "cryosparc PUT /users/{user_id}/file_browser_settings");
    }

    private static void cloudomation(Map<String, Row> rows) {
        Row managers = new Row(MANAGERS, MANAGERS, ADMINISTRATORS);
        each(rows, all(ALL), "cloudomation the own session", "cloudomation maySeeAccounts");
        each(rows, all(ALL), "cloudomation maySeeProjects");
        each(rows, new Row(ALL, MANAGERS, ADMINISTRATORS), "cloudomation mayChangeProfile");
        each(rows, new Row(ALL, MANAGERS, ADMINISTRATORS), "cloudomation mayChangePendingEmail");
        each(rows, all(MANAGERS), "cloudomation mayCreateAccount", "cloudomation mayManageProjects");
        each(rows, managers, "cloudomation mayTrash", "cloudomation mayRestore", "cloudomation mayInvite");
        each(rows, managers, "cloudomation mayEnable", "cloudomation mayResetSecondFactor");
        each(rows, new Row(ALL, NONE, NONE), "cloudomation the own account");
        each(rows, all(ADMINISTRATORS), "cloudomation maySeeMails");
    }

    private static Set<Rank> from(Rank least) {
        return EnumSet.range(least, ADMINISTRATOR);
    }

    private static Row all(Set<Rank> ranks) {
        return new Row(ranks, ranks, ranks);
    }

    private static void each(Map<String, Row> rows, Row row, String... questions) {
        for (String question : questions) {
            rows.put(question, row);
        }
    }
}
