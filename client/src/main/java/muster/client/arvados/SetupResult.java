package muster.client.arvados;

import java.util.ArrayList;
import java.util.List;
import muster.client.ClientException.Misunderstood;
import muster.client.wire.Fields;

/**
 * What setting up has left.
 *
 * @param links the login on a machine if one was asked for, the membership in the group of all users, and what lets these see
 *     the user where the cluster has it so
 */
public record SetupResult(User user, List<Link> links) {
    public SetupResult {
        links = List.copyOf(links);
    }

    /** Links and a user in one list, told apart by their kind. */
    static SetupResult of(Connection connection, Resource<User> users, Fields answer) {
        Resource<Link> links = Links.resource(connection);
        List<Link> told = new ArrayList<>();
        User user = null;
        for (Fields item : answer.objects("items", "a part of what was set up")) {
            String kind = item.text("kind");
            if (kind.equals(ObjectKind.LINK.word())) {
                told.add(links.one(item, List.of()));
            } else if (kind.equals(ObjectKind.USER.word())) {
                user = users.one(item, List.of());
            }
        }
        if (user == null) {
            throw new Misunderstood("the server set somebody up and did not tell whom");
        }
        return new SetupResult(user, told);
    }
}
