package muster.model;

import java.util.Map;

/**
 * What one door keeps of an account in its own words. The directory stores it and does not read it.
 *
 * @param json the whole as JSON text
 * @param values the single values that the door filters, orders or refers by; names are the door's
 */
public record DoorDocument(String door, String json, Map<String, String> values) {
    public static final int USUAL_LENGTH = 1 << 16;
    /** What could be kept once is still read, so that this never becomes less. */
    public static final int MAXIMUM_LENGTH = 1 << 20;

    public static final int MAXIMUM_VALUE_LENGTH = 4_096;

    /** @throws Refused {@link Failure.Malformed} when a text is too long, or no database can hold it */
    public DoorDocument {
        values = Map.copyOf(values);
        TextRules.checkFree("document", json, MAXIMUM_LENGTH);
        values.forEach((name, value) -> TextRules.checkFree(name, value, MAXIMUM_VALUE_LENGTH));
    }

    /** Whether it says no more than no document at all. */
    public boolean isEmpty() {
        return json.equals("{}") && values.isEmpty();
    }

    /**
     * What is written anew, which may be bounded more narrowly than what is read.
     *
     * @throws Refused {@link Failure.Malformed} when the whole is longer than that
     */
    public DoorDocument asWritten(int mostLength) {
        TextRules.checkFree("document", json, mostLength);
        return this;
    }
}
