package muster.cli;

import picocli.CommandLine.Command;

/** What can be done with accounts. */
@Command(
        name = "user",
        description = "Make, find and change accounts.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UserCreate.class,
            UserList.class,
            UserShow.class,
            UserUpdate.class,
            UserLock.class,
            UserUnlock.class,
            UserRank.class,
            UserDuplicates.class,
            UserMerge.class,
            UserUnmerge.class,
            UserMerges.class,
            UserCode.class,
            UserPassword.class,
            UserFactor.class,
            UserOffboard.class,
            UserRehire.class,
            UserDepartures.class
        })
public final class UserCommand {}
