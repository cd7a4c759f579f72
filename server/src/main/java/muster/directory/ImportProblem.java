package muster.directory;

import muster.model.Failure;

/** Why nothing will be done for a row. Nothing is guessed: somebody has to mend the file. */
public sealed interface ImportProblem {

    /** One plain English sentence. */
    String sentence();

    /** What the act itself would answer. */
    record Denied(Failure failure) implements ImportProblem {
        @Override
        public String sentence() {
            return failure.sentence();
        }
    }

    record NobodyNamed() implements ImportProblem {
        @Override
        public String sentence() {
            return "This row names nobody: it needs an id, a username or an e-mail address.";
        }
    }

    record NoSuchId() implements ImportProblem {
        @Override
        public String sentence() {
            return "No account has this id; leave the id out to make a new account.";
        }
    }

    /** A spreadsheet made it of something else, or would make something else of it. */
    record LooksLikeFormula() implements ImportProblem {
        @Override
        public String sentence() {
            return "This username looks like a formula of a spreadsheet; if it is meant, write an apostrophe in front of it.";
        }
    }

    /** Two things that the row says belong to two accounts. */
    record Disagreement(ImportMatch one, ImportMatch other) implements ImportProblem {
        @Override
        public String sentence() {
            return "The " + one.word() + " and the " + other.word() + " belong to two different accounts.";
        }
    }

    /** Only the address was found; nobody is renamed because of an address. */
    record NamedOtherwise() implements ImportProblem {
        @Override
        public String sentence() {
            return "The e-mail address belongs to an account with another username; give its id to rename it.";
        }
    }

    /** Another row is about the same account, or wants the same username or address. None of them is done. */
    record Repeated(long line) implements ImportProblem {
        @Override
        public String sentence() {
            return "Line " + line + " is about the same account, username or e-mail address.";
        }
    }

    record Away() implements ImportProblem {
        @Override
        public String sentence() {
            return "This account is in the trash, or was merged into another one.";
        }
    }

    record UnknownGroup(String name) implements ImportProblem {
        @Override
        public String sentence() {
            return "There is no group named " + name + ".";
        }
    }

    record UnknownLane(String name) implements ImportProblem {
        @Override
        public String sentence() {
            return "There is no lane named " + name + ".";
        }
    }

    record UnknownProject(String name) implements ImportProblem {
        @Override
        public String sentence() {
            return "There is no project named " + name + ".";
        }
    }

    /** Several people record one address. */
    record Ambiguous(long people) implements ImportProblem {
        @Override
        public String sentence() {
            return people + " people have this e-mail address; say by id or username who is meant.";
        }
    }

    record UnknownOwner(String name) implements ImportProblem {
        @Override
        public String sentence() {
            return "There is nobody named " + name + " who could own the group.";
        }
    }

    /** Another wording is another agreement. */
    record OtherWording() implements ImportProblem {
        @Override
        public String sentence() {
            return "There is an agreement of this name with another wording; give the new wording a name of its own.";
        }
    }

    /** Whom the file lacks there is no telling, because rows may be about anybody. @param rows how many */
    record AbsenceUnknown(long rows) implements ImportProblem {
        @Override
        public String sentence() {
            return "Nobody is suspended or removed for being missing here: of " + rows
                    + " rows with problems there is no telling whom they are about.";
        }
    }

    /** Nothing of the row can be taken back, because everything was changed since. */
    record AllChangedSince() implements ImportProblem {
        @Override
        public String sentence() {
            return "This was changed since, and is left as it is.";
        }
    }

    /** The group that a plan made is not its own any more. */
    record OthersInGroup(long people) implements ImportProblem {
        @Override
        public String sentence() {
            return people + " others were added to this group since, so it stays; whom the plan added leaves it.";
        }
    }

    /** What it did cannot be taken back at all. */
    record NotReversible() implements ImportProblem {
        @Override
        public String sentence() {
            return "What was removed for good does not come back.";
        }
    }

    /** The file says twice what a group, lane or agreement shall be. */
    record NamedTwice() implements ImportProblem {
        @Override
        public String sentence() {
            return "The file names this twice.";
        }
    }
}
