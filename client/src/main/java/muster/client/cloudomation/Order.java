package muster.client.cloudomation;

/**
 * By what a list goes.
 *
 * @param isDescending whether the greatest comes first
 */
public record Order(Property<?> property, boolean isDescending) {

    String word() {
        return isDescending ? "-" + property.name() : property.name();
    }
}
