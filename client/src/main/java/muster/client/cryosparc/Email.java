package muster.client.cryosparc;

import muster.client.wire.Fields;

/**
 * An address of somebody.
 *
 * @param verified whether it is proven to be the person's
 */
public record Email(String address, boolean verified) {
    static Email of(Fields fields) {
        return new Email(fields.text("address"), Values.flag(fields, "verified"));
    }
}
