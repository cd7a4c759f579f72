package muster.directory;

import java.util.List;
import java.util.Map;
import muster.model.Account;
import muster.model.Activity;
import muster.model.Agreement;
import muster.model.Code;
import muster.model.Departure;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.Group;
import muster.model.Key;
import muster.model.KeyUse;
import muster.model.MailCode;
import org.jspecify.annotations.Nullable;

/**
 * What an account owns and may do, and what would become of it if it left now. Lists are cut off at {@value #MOST_SHOWN}.
 *
 * @param things how many the account owns of each kind, through whatever they lie in
 * @param minded groups that it minds
 * @param memberOf groups that it is in
 * @param rights its rights to others' things and accounts
 * @param rightsOnIt others' rights on the account itself
 * @param keys whatever stands for it now: API keys, application passwords and sessions, latest made first; all of it ends
 * @param madeForOthers keys of others that it made, which go on
 * @param directorys keys of the directory itself that it made, which end
 * @param codes what codes are out for, and would end
 * @param mailed what codes are out by mail for, and would end
 * @param lanes that were chosen for it
 * @param signed agreements that it signed
 * @param isLastAdministrator whether nobody else could administer the directory
 * @param unmanagedThings how many of the first {@value #MOST_LOOKED_AT} things that lie directly with it nobody else was given to manage
 * @param unmanagedGroups groups it minds that nobody else was given to manage
 * @param inherits open departures in which something is to go to this account
 * @param present the open departure; null for none
 * @param heldUp why its next step cannot be done as things stand; null when nothing holds it up
 * @param heirs who might take over, the fittest first
 */
public record LeavingPlan(
        Account account,
        Activity activity,
        Map<Holdings.Sort, Long> things,
        List<Group> minded,
        List<Group> memberOf,
        List<Right> rights,
        List<Grant> rightsOnIt,
        List<KeyUse> keys,
        List<Key> madeForOthers,
        List<Key> directorys,
        List<Code.Purpose> codes,
        List<MailCode.Purpose> mailed,
        List<String> lanes,
        List<Agreement> signed,
        boolean isLastAdministrator,
        int unmanagedThings,
        List<Group> unmanagedGroups,
        List<Departure> inherits,
        @Nullable Departure present,
        @Nullable Failure heldUp,
        List<ProposedHeir> heirs) {
    static final int MOST_SHOWN = 500;
    static final int MOST_LOOKED_AT = 1_000;

    /**
     * A right to something of somebody else.
     *
     * @param door of a thing; empty for an account
     * @param kind of a thing; {@code account} for an account
     * @param name what it is called; its id where it has no name
     */
    public record Right(Grant.Level level, String door, String kind, String name) {}

    public LeavingPlan {
        things = Map.copyOf(things);
        minded = List.copyOf(minded);
        memberOf = List.copyOf(memberOf);
        rights = List.copyOf(rights);
        rightsOnIt = List.copyOf(rightsOnIt);
        keys = List.copyOf(keys);
        madeForOthers = List.copyOf(madeForOthers);
        directorys = List.copyOf(directorys);
        codes = List.copyOf(codes);
        mailed = List.copyOf(mailed);
        lanes = List.copyOf(lanes);
        signed = List.copyOf(signed);
        unmanagedGroups = List.copyOf(unmanagedGroups);
        inherits = List.copyOf(inherits);
        heirs = List.copyOf(heirs);
    }
}
