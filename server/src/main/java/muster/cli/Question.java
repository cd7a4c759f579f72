package muster.cli;

/** Asks whoever gave a command whether it is to go on. Never asked inside a transaction. */
public interface Question {

    /**
     * @param question a sentence that ends with a question mark
     * @return whether somebody said yes; false, too, where nobody is there to be asked
     */
    boolean isAnsweredYes(String question);
}
