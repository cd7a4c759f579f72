package muster.dialect.own;

import java.util.List;
import muster.directory.DoorSettings;
import muster.directory.Portrayal;
import org.jspecify.annotations.Nullable;

/**
 * What the door tells of the site around it.
 *
 * @param version of the server
 * @param doors the names of all doors, as keys and the ledger have them
 * @param portrayals how accounts look at each of them
 * @param settings what doors keep of accounts that people change
 * @param configuration the settings that are in force
 */
public record OwnSite(
        String version,
        List<String> doors,
        List<Portrayal> portrayals,
        List<DoorSettings> settings,
        List<Setting> configuration) {

    /**
     * One setting.
     *
     * @param value empty for none; null for a secret that is set and not shown
     * @param source whence the value comes
     * @param meaning in a few words
     */
    public record Setting(String name, @Nullable String value, String source, String meaning) {}

    public OwnSite {
        doors = List.copyOf(doors);
        portrayals = List.copyOf(portrayals);
        settings = List.copyOf(settings);
        configuration = List.copyOf(configuration);
    }
}
