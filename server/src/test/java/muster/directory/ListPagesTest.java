package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import muster.model.Account;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Project;
import muster.model.ProjectChanges;
import muster.model.ProjectName;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of groups, members and projects by marks, and changes of what somebody has looked at. */
class ListPagesTest {
    private final TestDirectory site = new TestDirectory();
    private final Groups groups = site.directory.groups();
    private final Projects projects = site.directory.projects();
    private Caller administrator;

    @BeforeEach
    void setUp() {
        administrator = site.as(site.first());
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Group group(String name) {
        return groups.create(administrator, GroupName.parse(name));
    }

    private Project project(String name) {
        return projects.create(administrator, ProjectName.parse(name), null, false);
    }

    private static List<String> names(Groups.Page page) {
        return page.groups().stream().map(group -> group.name().value()).toList();
    }

    @Test
    void groupsComePageByPageWhileOthersComeAndGo() {
        group("a");
        Group b = group("b");
        group("c");
        Groups.Page first = groups.page(administrator, "", null, 2);
        groups.remove(administrator, b.id());
        group("aa");

        Groups.Page second = groups.page(administrator, "", first.next().orElseThrow(), 2);

        assertThat(names(first)).containsExactly("a", "b");
        assertThat(names(second)).containsExactly("c");
        assertThat(second.next()).isEmpty();
    }

    @Test
    void aMarkOfOneListIsRefusedByAnother() {
        Group crowd = group("lab");
        group("lab 2");
        String mark = groups.page(administrator, "", null, 1).next().orElseThrow();

        assertRefused(Failure.Malformed.class, () -> groups.page(administrator, "lab", mark, 1));
        assertRefused(Failure.Malformed.class, () -> groups.page(administrator, "", mark + "A", 1));
        assertRefused(Failure.Malformed.class, () -> groups.memberPage(administrator, crowd.id(), mark, 1));
        assertRefused(Failure.Malformed.class, () -> projects.page(administrator, mark, 1));
        String broken = RosterMarks.text("projects", new PageMark(List.of("one", "two")));
        assertRefused(Failure.Malformed.class, () -> projects.page(administrator, broken, 1));
    }

    @Test
    void pagesHaveBounds() {
        assertRefused(Failure.Malformed.class, () -> groups.page(administrator, "", null, 501));
        assertRefused(Failure.Malformed.class, () -> projects.page(administrator, null, 0));
    }

    @Test
    void membersComePageByPageInTheOrderOfTheirMaking() {
        Group crowd = group("crowd");
        List<Account> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Account member = site.create("m" + i, Rank.VIEWER);
            groups.addMember(administrator, crowd.id(), member.id());
            made.add(member);
        }

        List<Account> walked = new ArrayList<>();
        @Nullable String mark = null;
        do {
            Groups.MemberPage page = groups.memberPage(administrator, crowd.id(), mark, 2);
            page.members().forEach(entry -> walked.add(entry.account()));
            mark = page.next().orElse(null);
        } while (mark != null);

        assertThat(walked)
                .extracting(Account::id)
                .containsExactlyElementsOf(made.stream().map(Account::id).toList());
        assertRefused(
                Failure.MayNotView.class,
                () -> groups.memberPage(Caller.anonymous(TestDirectory.origin()), crowd.id(), null, 2));
    }

    @Test
    void projectsComePageByPage() {
        project("b");
        project("A");
        Projects.Page first = projects.page(administrator, null, 1);
        Projects.Page second = projects.page(administrator, first.next().orElseThrow(), 1);

        assertThat(first.projects()).extracting(found -> found.name().value()).containsExactly("A");
        assertThat(second.projects()).extracting(found -> found.name().value()).containsExactly("b");
        assertThat(second.next()).isEqualTo(Optional.empty());
    }

    @Test
    void aGroupThatSomebodyElseHasChangedIsNotChangedAsItWasSeen() {
        Group seen = group("a");
        groups.change(administrator, seen.id(), Edit.set(GroupName.parse("b")), Edit.keep());
        GroupChanges late =
                new GroupChanges(Edit.set(GroupName.parse("c")), Edit.keep(), Edit.keep(), Edit.keep(), seen.version());

        assertRefused(Failure.ChangedMeanwhile.class, () -> groups.change(administrator, seen.id(), late));
        assertRefused(Failure.ChangedMeanwhile.class, () -> groups.remove(administrator, seen.id(), seen.version()));
        groups.remove(administrator, seen.id(), seen.version() + 1);
        assertThat(groups.page(administrator, "", null, 9).groups()).isEmpty();
    }

    @Test
    void aProjectThatSomebodyElseHasChangedIsNotChangedAsItWasSeen() {
        Project seen = project("a");
        ProjectChanges renaming =
                new ProjectChanges(Edit.set(ProjectName.parse("b")), Edit.keep(), Edit.keep(), seen.version());
        projects.change(administrator, seen.id(), renaming);

        assertRefused(Failure.ChangedMeanwhile.class, () -> projects.change(administrator, seen.id(), renaming));
    }
}
