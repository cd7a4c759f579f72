package muster.dialect.arvados;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import muster.model.Failure;
import muster.model.Refused;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds a free name where a client asks for one: the wanted one, or the same with the time behind it. Source: Arvados API, common
 * resource methods, ensure_unique_name.
 */
final class UniqueNames {
    private static final DateTimeFormatter BEHIND =
            DateTimeFormatter.ofPattern("' ('uuuu-MM-dd'T'HH:mm:ss.SSS'Z)'", Locale.ROOT);
    private static final int MOST_TRIES = 20;

    private final InstantSource clock;

    UniqueNames(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Makes something of these attributes.
     *
     * @param name the attribute that may be made another one
     */
    <T> T make(Call call, String name, Function<Attributes, T> making) {
        Attributes wanted = call.parameters().attributes();
        if (!call.parameters().flag("ensure_unique_name")) {
            return making.apply(wanted);
        }
        String asked = wanted.text(name);
        Instant now = clock.instant();
        Refused taken = null;
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            try {
                return making.apply(
                        tries == 0 ? wanted : named(wanted, name, asked + behind(now.plusMillis(tries - 1L))));
            } catch (Refused refused) {
                if (!isNameTaken(refused.failure())) {
                    throw refused;
                }
                taken = refused;
            }
        }
        throw taken == null ? new IllegalStateException("no name was tried") : taken;
    }

    private static Attributes named(Attributes wanted, String name, String value) {
        ObjectNode values = ArvadosJson.object();
        for (String each : wanted.names()) {
            values.set(each, wanted.value(each));
        }
        return new Attributes(values.put(name, value));
    }

    private static String behind(Instant time) {
        return BEHIND.format(time.atOffset(ZoneOffset.UTC));
    }

    private static boolean isNameTaken(Failure failure) {
        return failure instanceof Failure.HoldingNameTaken || failure instanceof Failure.GroupNameTaken;
    }
}
