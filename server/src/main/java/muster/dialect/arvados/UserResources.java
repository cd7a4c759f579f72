package muster.dialect.arvados;

import java.time.InstantSource;
import java.util.List;
import muster.directory.Directory;
import muster.model.Policy;

/** Puts together what answers for users. */
final class UserResources {
    private UserResources() {}

    static List<Resource> of(
            Directory directory, Policy policy, ArvadosSettings settings, InstantSource clock, ArvadosTokens tokens) {
        ArvadosIds ids = new ArvadosIds(directory.names(), settings.clusterId());
        UserRecords records = new UserRecords(directory, settings, clock);
        UserAnswers answers = new UserAnswers(directory, ids, records);
        SetupLogins logins = LinkResources.logins(directory, settings);
        NewUsers newUsers = new NewUsers(directory, ids, settings, logins);
        UserRenaming renaming = new UserRenaming(directory, ids, answers);
        return List.of(
                new ArvadosUsers(
                        directory,
                        newUsers,
                        new UserUpdates(directory, policy, clock),
                        answers,
                        new UserLists(directory, records, settings.clusterId()),
                        renaming),
                new UserActions(directory, newUsers, answers, records, new SystemLinks(ids, settings), logins),
                new UserMerges(
                        directory, ids, new ThingUuids(settings.clusterId()), tokens, answers, settings.clusterId()),
                renaming);
    }
}
