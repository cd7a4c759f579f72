package muster.client.cryosparc;

import java.util.List;
import java.util.Optional;
import muster.client.wire.Fields;

/**
 * What the platform's pages remember of somebody.
 *
 * @param userCanSetJobPriority given by administrators
 * @param recentProjects uids, such as {@code P3}
 * @param browserPath the last folder in the file browser
 * @param defaultJobPriority given by administrators
 */
public record UserState(
        boolean licenseAccepted,
        boolean userCanSetJobPriority,
        List<String> recentProjects,
        List<RecentWorkspace> recentWorkspaces,
        List<RecentSession> recentSessions,
        List<RecentJob> recentJobs,
        Optional<String> browserPath,
        Optional<Long> defaultJobPriority,
        FileBrowserState userFileBrowserState) {
    static final UserState NONE = new UserState(
            false,
            false,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            FileBrowserState.NONE);

    public UserState {
        recentProjects = List.copyOf(recentProjects);
        recentWorkspaces = List.copyOf(recentWorkspaces);
        recentSessions = List.copyOf(recentSessions);
        recentJobs = List.copyOf(recentJobs);
    }

    static UserState of(Fields fields) {
        return new UserState(
                Values.flag(fields, "licenseAccepted"),
                Values.flag(fields, "userCanSetJobPriority"),
                Values.texts(fields, "recentProjects"),
                Values.objects(fields, "recentWorkspaces", RecentWorkspace::of),
                Values.objects(fields, "recentSessions", RecentSession::of),
                Values.objects(fields, "recentJobs", RecentJob::of),
                fields.textIfAny("browserPath"),
                fields.value("defaultJobPriority").map(there -> fields.number("defaultJobPriority")),
                Values.object(fields, "userFileBrowserState", FileBrowserState::of)
                        .orElse(FileBrowserState.NONE));
    }
}
