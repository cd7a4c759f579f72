package muster.console.person;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import muster.console.page.Pages;
import muster.console.page.Problems;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Directory;
import muster.directory.DoorSettings;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.Lane;
import muster.model.Permissions;
import muster.model.Refused;

/** {@code /admin/users/{id}/groups}: in which groups a person is, and which lanes the person may use. */
final class MembershipPage {
    private static final String PATH = PersonPages.PATH + "/groups";
    private static final int MOST_GROUPS = 200;

    private final Visits visits;
    private final Directory directory;
    private final InstantSource clock;
    private final List<DoorSettings> doors;

    MembershipPage(Visits visits, Directory directory, InstantSource clock, List<DoorSettings> doors) {
        this.visits = visits;
        this.directory = directory;
        this.clock = clock;
        this.doors = List.copyOf(doors);
    }

    /**
     * @param groups of which the person is a member
     * @param others that the person can be added to by the viewer, the first of them
     * @param lanes all that there are
     * @param usable the names of those that the person may use
     */
    record Listing(
            Person person,
            List<Group> groups,
            List<Group> others,
            List<Lane> lanes,
            List<String> usable,
            boolean mayChooseLanes,
            boolean mayGrant,
            List<Settings> settings,
            Problems problems) {
        /** Whether the viewer may take the person out of it. */
        boolean mayRemoveFrom(Group group) {
            return Permissions.mayRemoveMember(person.viewer(), group, person.id());
        }
    }

    /**
     * What one door keeps of the person.
     *
     * @param number which of the doors it is, for the form
     */
    record Settings(int number, String product, List<DoorSettings.Line> lines) {}

    void addTo(Routes routes) {
        routes.add("GET", PATH, "maySeePrivateFields", visits.page(visit -> page(visit, 200, Problems.none())))
                .add("POST", PATH, "mayManageGroup", visits.form(this::change))
                .add("POST", PATH + "/settings/{door}", "mayGrantAtDoors", visits.form(this::changeSettings))
                .add("POST", PATH + "/lanes", "mayManageLanes", visits.form(this::chooseLanes));
    }

    private Response page(Visit visit, int status, Problems problems) {
        Person person = Person.of(visit, directory, clock.instant());
        List<Group> groups = directory.groups().ofMember(visit.caller(), person.id());
        List<Group> others = directory.groups().list(visit.caller(), "", true, 0, MOST_GROUPS).groups().stream()
                .filter(group -> Permissions.mayManageGroup(visit.caller(), group))
                .filter(group -> groups.stream().noneMatch(its -> its.id().equals(group.id())))
                .toList();
        Listing listing = new Listing(
                person,
                groups,
                others,
                directory.lanes().all(visit.caller()),
                directory.lanes().usable(visit.caller(), person.account()),
                Permissions.mayManageLanes(visit.caller()),
                Permissions.mayGrantAtDoors(visit.caller()),
                settings(visit, person),
                problems);
        return Pages.page(status, (out, none) -> JtemembershipGenerated.render(out, none, visit.frame(), listing));
    }

    private Response change(Visit visit) {
        Person person = Person.of(visit, directory, clock.instant());
        GroupId group = GroupId.parse(visit.typed("group"))
                .orElseThrow(() -> new Refused(new Failure.Malformed("group", "is not chosen")));
        try {
            switch (visit.typed("act")) {
                case "add" -> directory.groups().addMember(visit.caller(), group, person.id());
                case "remove" -> directory.groups().removeMember(visit.caller(), group, person.id());
                default -> throw new Refused(new Failure.Malformed("act", "is none of those that there are"));
            }
            return visit.done(person.path() + "/groups", "person_changed");
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.Conflict) {
                return page(visit, 409, Problems.inGeneral(visit.sentence(refused)));
            }
            throw refused;
        }
    }

    private List<Settings> settings(Visit visit, Person person) {
        return IntStream.range(0, doors.size())
                .mapToObj(i ->
                        new Settings(i, doors.get(i).product(), doors.get(i).of(visit.caller(), person.id())))
                .toList();
    }

    private Response changeSettings(Visit visit) {
        Person person = Person.of(visit, directory, clock.instant());
        String number = visit.request().path("door");
        if (!number.matches("[0-9]") || Integer.parseInt(number) >= doors.size()) {
            throw new Refused(new Failure.Malformed("door", "is none of those that there are"));
        }
        DoorSettings door = doors.get(Integer.parseInt(number));
        Map<String, String> values = new HashMap<>();
        door.of(visit.caller(), person.id()).forEach(line -> values.put(line.word(), visit.typed(line.word())));
        try {
            door.change(visit.caller(), person.id(), values, null);
            return visit.done(person.path() + "/groups", "person_changed");
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.Invalid) {
                return page(visit, 422, Problems.inGeneral(visit.sentence(refused)));
            }
            throw refused;
        }
    }

    private Response chooseLanes(Visit visit) {
        Person person = Person.of(visit, directory, clock.instant());
        directory.lanes().choose(visit.caller(), person.id(), visit.form().all("lane"));
        return visit.done(person.path() + "/groups", "person_changed");
    }
}
