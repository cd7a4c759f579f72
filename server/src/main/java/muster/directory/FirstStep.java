package muster.directory;

/** How far somebody came with name and password alone, at a door that can ask for more. */
public sealed interface FirstStep {

    /** There is nothing more to ask. */
    record Ended(LoginOutcome outcome) implements FirstStep {}

    /**
     * The password was right, and a code of the second factor is asked for.
     *
     * @param challenge to be presented with the code, for five minutes, at the same door
     */
    record NeedsSecondFactor(String challenge) implements FirstStep {
        @Override
        public String toString() {
            return "NeedsSecondFactor[hidden]";
        }
    }
}
