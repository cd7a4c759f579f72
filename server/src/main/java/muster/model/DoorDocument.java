package muster.model;

import java.util.Map;

/**
 * What one door keeps of an account in its own words. The directory stores it and does not read it.
 *
 * @param json the whole as JSON text
 * @param values the single values that the door filters, orders or refers by; names are the door's
 */
public record DoorDocument(String door, String json, Map<String, String> values) {
    public static final int MAXIMUM_LENGTH = 1 << 20;

    /** @throws Refused {@link Failure.Malformed} when it is longer than {@value #MAXIMUM_LENGTH} characters */
    public DoorDocument {
        values = Map.copyOf(values);
        if (json.length() > MAXIMUM_LENGTH) {
            throw new Refused(new Failure.Malformed("document", "is too long"));
        }
    }
}
