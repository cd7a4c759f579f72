package muster.dialect.own;

import java.util.Objects;
import java.util.stream.Stream;
import muster.directory.Directory;
import muster.directory.GroupChanges;
import muster.directory.Groups;
import muster.directory.NewGroup;
import muster.model.AccountId;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.GroupName;

/** Groups that people made, and who is in them. */
final class GroupOperations {
    static final Shape<Group> GROUP = Shape.<Group>of("Group", "People taken together.")
            .with("id", Kind.UUID, "", Group::id)
            .with(
                    "version",
                    Kind.COUNT,
                    "Grows with each change; the ETag. Who is in it is no part of it.",
                    Group::version)
            .with("name", Kind.NAME, "Unique in the directory.", Group::name)
            .maybe("owner", Kind.UUID, "Who minds it; null for administrators alone.", Group::owner)
            .maybe("description", Kind.LONG_TEXT, "", Group::description)
            .with("created_at", Kind.TIME, "", Group::createdAt)
            .maybe("created_by", Kind.UUID, "", Group::createdBy)
            .with("modified_at", Kind.TIME, "", Group::modifiedAt)
            .maybe("modified_by", Kind.UUID, "", Group::modifiedBy)
            .build();

    private static final Form NEW = Form.of("NewGroup")
            .needs("name", Kind.NAME, "Has to be free.")
            .clears("description", Kind.LONG_TEXT, "")
            .build();
    private static final Form CHANGES = Form.patch("GroupChanges")
            .takes("name", Kind.NAME, "Has to be free.")
            .clears("owner", Kind.UUID, "Who minds it; null for administrators alone.")
            .clears("description", Kind.LONG_TEXT, "")
            .build();

    private final Groups groups;
    private final AccountViews views;

    GroupOperations(Directory directory, AccountViews views) {
        this.groups = directory.groups();
        this.views = views;
    }

    Stream<Operation.Draft> all() {
        return Stream.of(
                Operation.get("/groups", "listGroups")
                        .says("Groups by name")
                        .asks("maySeeAccounts")
                        .with(Parameter.one("prefix", Kind.NAME, "Of the name, in any case."))
                        .pages(GROUP)
                        .by(this::list),
                Operation.post("/groups", "createGroup")
                        .says("Makes a group of yours")
                        .asks("mayCreateGroup", call -> groups.requireMayCreate(call.caller()))
                        .takes(NEW)
                        .created(GROUP)
                        .fails(Failure.NotPermitted.class, Failure.GroupNameTaken.class)
                        .by(this::create),
                Operation.get("/groups/{group}", "getGroup")
                        .says("One group")
                        .asks("maySeeAccounts")
                        .answersTagged(GROUP)
                        .fails(Failure.NoSuchGroup.class)
                        .by(call -> reply(groups.get(call.caller(), group(call)))),
                Operation.patch("/groups/{group}", "changeGroup")
                        .says("Changes fields of a group")
                        .asks("mayManageGroup", call -> groups.requireMayChange(call.caller(), group(call)))
                        .conditional()
                        .takes(CHANGES)
                        .answersTagged(GROUP)
                        .fails(
                                Failure.NoSuchGroup.class,
                                Failure.MayNotChange.class,
                                Failure.GroupNameTaken.class,
                                Failure.NoSuchAccount.class)
                        .by(this::change),
                Operation.delete("/groups/{group}", "removeGroup")
                        .says("Removes a group, who was in it and what it was granted", "The people stay.")
                        .asks("mayManageGroup")
                        .conditional()
                        .fails(Failure.NoSuchGroup.class, Failure.MayNotRemove.class)
                        .by(call -> {
                            groups.remove(call.caller(), group(call), call.expectedVersion());
                            return Reply.NOTHING;
                        }),
                Operation.get("/groups/{group}/members", "listMembers")
                        .says("Who is in a group, in the order of their making")
                        .asks("maySeeAccounts")
                        .pages(AccountShapes.ACCOUNT)
                        .fails(Failure.NoSuchGroup.class)
                        .by(this::members),
                Operation.put("/groups/{group}/members/{id}", "addMember")
                        .says("Adds a member")
                        .asks("mayManageGroup")
                        .silent()
                        .fails(
                                Failure.NoSuchGroup.class,
                                Failure.NoSuchAccount.class,
                                Failure.MayNotChange.class,
                                Failure.AlreadyAMember.class)
                        .by(call -> {
                            groups.addMember(call.caller(), group(call), call.account());
                            return Reply.NOTHING;
                        }),
                Operation.delete("/groups/{group}/members/{id}", "removeMember")
                        .says("Removes a member; everybody may leave")
                        .asks("mayRemoveMember")
                        .fails(Failure.NoSuchGroup.class, Failure.NotAMember.class, Failure.MayNotRemove.class)
                        .by(call -> {
                            groups.removeMember(call.caller(), group(call), call.account());
                            return Reply.NOTHING;
                        }),
                Operation.get("/accounts/{id}/groups", "listGroupsOfAccount")
                        .says("The groups of which an account is a member itself")
                        .asks("maySeePrivateFields")
                        .lists(GROUP)
                        .fails(Failure.MayNotView.class)
                        .by(call -> Reply.all(GROUP, groups.ofMember(call.caller(), call.account()))));
    }

    static GroupId group(Call call) {
        return call.path("group", GroupId::parse, new Failure.NoSuchGroup());
    }

    private static Reply reply(Group group) {
        return Reply.of(GROUP, group, group.version());
    }

    private Reply list(Call call) {
        String prefix = Objects.requireNonNullElse(call.text("prefix"), "");
        Groups.Page page = groups.page(call.caller(), prefix, call.cursor(), call.limit());
        return Reply.page(GROUP, page.groups(), page.next().orElse(null));
    }

    private Reply create(Call call) {
        Body body = call.body();
        NewGroup wanted = new NewGroup(
                body.parsed("name", GroupName::parse),
                body.textOrNull("description"),
                Group.NO_PROPERTIES,
                new NewGroup.Minding.ByMaker());
        Group made = groups.create(call.caller(), wanted);
        return Reply.created(GROUP, made, made.version(), "/groups/" + made.id());
    }

    private Reply change(Call call) {
        Body body = call.body();
        return reply(groups.change(
                call.caller(),
                group(call),
                new GroupChanges(
                        body.edit("name", GroupName::parse),
                        body.edit("owner", text -> AccountId.parse(text).orElseThrow()),
                        body.edit("description", text -> text),
                        Edit.keep(),
                        call.expectedVersion())));
    }

    private Reply members(Call call) {
        Groups.MemberPage page = groups.memberPage(call.caller(), group(call), call.cursor(), call.limit());
        return Reply.page(
                AccountShapes.ACCOUNT,
                page.members().stream()
                        .map(entry -> views.of(call.caller(), entry))
                        .toList(),
                page.next().orElse(null));
    }
}
