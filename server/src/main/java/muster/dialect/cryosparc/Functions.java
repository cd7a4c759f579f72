package muster.dialect.cryosparc;

import java.util.ArrayList;
import java.util.List;

/** Every function, in the order in which the resources told them. */
final class Functions {
    private final List<Function> all = new ArrayList<>();

    /** The functions of these resources. */
    static Functions of(List<Resource> resources) {
        Functions functions = new Functions();
        resources.forEach(resource -> resource.addTo(functions));
        return functions;
    }

    /** Adds a function; refuses a second one of its name. */
    Functions add(Function function) {
        if (all.stream().anyMatch(earlier -> earlier.name().equals(function.name()))) {
            throw new IllegalArgumentException("two functions have the name " + function.name());
        }
        all.add(function);
        return this;
    }

    List<Function> all() {
        return List.copyOf(all);
    }
}
