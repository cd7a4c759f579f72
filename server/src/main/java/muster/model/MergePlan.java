package muster.model;

import java.util.List;

/**
 * Every row that a merge changes, as it was before.
 *
 * @param things what lies directly with the old account
 * @param groups role groups that the old account minds
 * @param rightsOf grants that the old account has
 * @param rightsOn grants that others have on the old account
 * @param identities who the old account is at outside providers
 * @param keys the old account's keys for programs; its sessions end and are not told of
 */
public record MergePlan(
        Account old,
        Account into,
        List<Holding> things,
        List<Group> groups,
        List<Grant> rightsOf,
        List<Grant> rightsOn,
        List<Signature> signatures,
        List<ExternalIdentity> identities,
        List<KeyId> keys) {

    public MergePlan {
        things = List.copyOf(things);
        groups = List.copyOf(groups);
        rightsOf = List.copyOf(rightsOf);
        rightsOn = List.copyOf(rightsOn);
        signatures = List.copyOf(signatures);
        identities = List.copyOf(identities);
        keys = List.copyOf(keys);
    }
}
