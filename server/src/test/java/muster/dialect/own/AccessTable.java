package muster.dialect.own;

import static muster.model.Rank.ADMINISTRATOR;
import static muster.model.Rank.AUDITOR;
import static muster.model.Rank.MANAGER;
import static muster.model.Rank.VIEWER;

import java.util.HashMap;
import java.util.Map;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;

/** Who may do what through the own door, written down by hand: the least rank for each operation, and on whom. */
final class AccessTable {

    /**
     * One operation.
     *
     * @param own with the own account; null for nobody
     * @param lower with an account of lower rank, or where no account is meant
     * @param higher with an account of higher or equal rank: an administrator
     */
    record Row(@Nullable Rank own, Rank lower, Rank higher) {}

    static final Map<String, Row> ROWS = rows();

    private AccessTable() {}

    private static Map<String, Row> rows() {
        Map<String, Row> rows = new HashMap<>();
        everybody(rows, "getMe", "listOwnKeys", "createKey", "endOwnKey", "changeOwnPassword", "getAccount", "getSite");
        everybody(rows, "listGroups", "getGroup", "listMembers", "listProjects", "getProject", "listLanes", "getLane");
        everybody(rows, "listAgreements", "signAgreement", "previewBulk", "performBulk");
        from(AUDITOR, rows, "listAccounts", "listDuplicates", "listEvents", "listLedgerHeads", "listLedgerKeys");
        from(AUDITOR, rows, "getGroupAsOf", "listMembersAsOf", "getRankAsOf", "listHoldersAsOf");
        from(MANAGER, rows, "createAccount", "listTrash", "createGroup", "createProject", "changeProject");
        from(MANAGER, rows, "createPlan", "listPlans", "getPlan", "listPlanRows", "applyPlan", "undoPlan", "stopPlan");
        from(MANAGER, rows, "listDepartures", "getDeparture", "discardPlan");
        from(ADMINISTRATOR, rows, "changeGroup", "removeGroup", "addMember", "addLane", "removeLane", "listSettings");
        from(ADMINISTRATOR, rows, "demandAgreement", "retireAgreement", "getBelongings", "handOver", "chooseLanes");
        from(ADMINISTRATOR, rows, "purgeAccount", "planMerge", "merge", "listMerges", "planUndo", "undoMerge");
        each(new Row(VIEWER, AUDITOR, AUDITOR), rows, "getSecondFactor", "listPortraits", "listDocuments");
        each(new Row(VIEWER, AUDITOR, AUDITOR), rows, "listDoorSettings", "listGroupsOfAccount", "getHistory");
        each(new Row(VIEWER, AUDITOR, AUDITOR), rows, "getLanesOfAccount", "getAccountAsOf");
        each(new Row(VIEWER, ADMINISTRATOR, ADMINISTRATOR), rows, "listSignatures", "removeMember");
        each(new Row(VIEWER, MANAGER, ADMINISTRATOR), rows, "changeAccount", "trashAccount", "disableAccount");
        each(new Row(VIEWER, MANAGER, ADMINISTRATOR), rows, "activateAccount", "listKeys", "endKey", "endKeys");
        from(ADMINISTRATOR, rows, "changeDoorSettings");
        each(new Row(MANAGER, MANAGER, ADMINISTRATOR), rows, "enableAccount", "archiveAccount", "bringAccountBack");
        each(new Row(MANAGER, MANAGER, ADMINISTRATOR), rows, "endLockOut", "welcomeAccount", "withdrawAccount");
        each(new Row(MANAGER, MANAGER, ADMINISTRATOR), rows, "listRevivingKeys", "restoreAccount");
        each(new Row(ADMINISTRATOR, MANAGER, ADMINISTRATOR), rows, "addEmail", "verifyEmail", "makeEmailPrimary");
        each(new Row(ADMINISTRATOR, MANAGER, ADMINISTRATOR), rows, "removeEmail", "confirmPendingEmail");
        each(new Row(ADMINISTRATOR, MANAGER, ADMINISTRATOR), rows, "rejectPendingEmail", "issueCode", "showCodes");
        each(new Row(null, MANAGER, ADMINISTRATOR), rows, "sendInvitation", "resetSecondFactor");
        return rows;
    }

    private static void everybody(Map<String, Row> rows, String... operations) {
        from(VIEWER, rows, operations);
    }

    private static void from(Rank least, Map<String, Row> rows, String... operations) {
        each(new Row(least, least, least), rows, operations);
    }

    private static void each(Row row, Map<String, Row> rows, String... operations) {
        for (String operation : operations) {
            if (rows.put(operation, row) != null) {
                throw new IllegalStateException(operation + " stands there twice");
            }
        }
    }
}
