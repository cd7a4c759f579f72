package muster.cli;

import picocli.CommandLine.Option;

/** Whether somebody who has been shown what would change means it. */
final class Consent {
    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    /**
     * @param question asked of whoever is at a terminal, when there is no {@code --yes}
     * @return whether to go on; when not, that is said
     */
    boolean isGiven(Desk desk, String question, boolean json) {
        desk.out().flush();
        if (yes || desk.question().isAnsweredYes(question)) {
            return true;
        }
        String sentence = "Nothing was changed. Say --yes to do it.";
        if (json) {
            desk.note(sentence);
        } else {
            desk.out().println(sentence);
        }
        return false;
    }
}
