package muster.client;

import muster.client.ClientException.Refused;
import muster.client.cloudomation.CloudomationClient;
import muster.client.cloudomation.CloudomationSite;
import muster.client.cloudomation.NewUser;
import muster.client.cloudomation.User;
import muster.testing.CloudomationDoor;

/** The library's way to the Cloudomation door that tests share. */
final class CloudomationPeople {
    private final CloudomationDoor door = CloudomationDoor.shared();

    CloudomationDoor door() {
        return door;
    }

    CloudomationSite site() {
        return CloudomationSite.at(door.server().url());
    }

    CloudomationClient with(String token) {
        return site().withToken(Secret.of(token));
    }

    /** The first administrator, who is signed in: a key neither invites nor takes second factors away. */
    CloudomationClient administrator() {
        return with(door.adminToken());
    }

    /** Somebody who is invited. */
    User made(String name) {
        return administrator()
                .users()
                .create(NewUser.named(name, name + "@lab.example").build());
    }

    static Refused refusal(Runnable act) {
        try {
            act.run();
        } catch (Refused refused) {
            return refused;
        }
        throw new AssertionError("nothing was refused");
    }

    static String code(Runnable act) {
        return refusal(act).code().orElse("none");
    }
}
