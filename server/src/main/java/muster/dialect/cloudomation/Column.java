package muster.dialect.cloudomation;

import muster.directory.AccountValue;
import muster.directory.Condition;
import muster.model.AccountId;
import muster.model.Block;

/** What lists are filtered and ordered by: each property in the directory's terms. */
sealed interface Column {

    record OfText(AccountValue value) implements Column {}

    record OfTime(AccountValue.Time value) implements Column {}

    record OfNumber(AccountValue.Number value) implements Column {}

    /** True or false, and never null. */
    record OfTruth(Condition met) implements Column {}

    /** The same for every account. */
    record Constant(String value) implements Column {}

    /** One of few texts, which the rank and this door's document tell together. */
    record OfRoles() implements Column {}

    /** Nothing of it is told to anybody. */
    record Secret() implements Column {}

    /** @param viewer whose marks of records count */
    static Column of(Property property, AccountId viewer, Workspace workspace) {
        return switch (property) {
            case ACTIVATION_CODE, OTP_SECRET, PASSWORD -> new Secret();
            case ACTIVATION_DEADLINE -> new OfTime(AccountValue.Time.DEADLINE);
            case CREATED_AT -> new OfTime(AccountValue.Time.CREATED_AT);
            case CREATED_BY -> new OfText(AccountValue.Plain.CREATED_BY);
            case DELETED_AT -> new OfTime(AccountValue.Time.TRASHED_AT);
            case DELETED_BY -> new OfText(AccountValue.Plain.TRASHED_BY);
            case DESCRIPTION -> new OfText(AccountValue.Plain.DESCRIPTION);
            case EMAIL -> new OfText(AccountValue.Text.EMAIL);
            case FAILED_AUTH_COUNT -> new OfNumber(AccountValue.Number.FAILURES);
            case ICON -> new OfText(AccountValue.Plain.ICON);
            case ID -> new OfText(AccountValue.Plain.ID);
            case IDENTITY_TYPE, RECORD_TYPE, RESOURCE_TYPE -> new Constant(UserRecord.TYPE);
            case IS_ACTIVATED -> new OfTruth(new Condition.IsActivated());
            case IS_ARCHIVED -> new OfTruth(new Condition.IsBlocked(Block.Kind.ARCHIVED));
            case IS_DELETED -> new OfTruth(new Condition.IsTrashed());
            case IS_ENABLED -> new OfTruth(new Condition.Not(new Condition.IsBlocked(Block.Kind.DISABLED)));
            case IS_LOCKED_OUT -> new OfTruth(new Condition.IsLockedOut());
            case IS_OPENED -> new OfTruth(new Condition.IsMarked(viewer, Condition.Mark.OPENED));
            case IS_PINNED -> new OfTruth(new Condition.IsMarked(viewer, Condition.Mark.PINNED));
            case IS_READONLY -> new OfTruth(new Condition.IsReadonly());
            case IS_TWOFA_ENABLED -> new OfTruth(new Condition.HasSecondFactor());
            case LAST_ACTIVITY -> new OfTime(AccountValue.Time.LAST_ACTIVITY);
            case LAST_LOGIN -> new OfTime(AccountValue.Time.LAST_SIGN_IN);
            case LAST_UI_ACTIVITY -> new OfTime(AccountValue.Time.LAST_UI_ACTIVITY);
            case MODIFIED_AT -> new OfTime(AccountValue.Time.MODIFIED_AT);
            case MODIFIED_BY -> new OfText(AccountValue.Plain.MODIFIED_BY);
            case NAME -> new OfText(AccountValue.Text.USERNAME);
            case ORGANIZATION_ID -> new Constant(workspace.organizationId());
            case PENDING_EMAIL -> new OfText(AccountValue.Plain.PENDING_EMAIL);
            case PROJECT_ID -> new OfText(AccountValue.Plain.PROJECT);
            case ROLES -> new OfRoles();
            case SIZE_BYTES -> new OfNumber(AccountValue.Number.SIZE);
            case WORKSPACE_ID -> new Constant(workspace.id());
        };
    }
}
