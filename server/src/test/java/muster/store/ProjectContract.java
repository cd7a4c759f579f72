package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.failureOf;
import static muster.store.Samples.find;
import static muster.store.Samples.id;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import muster.directory.AccountQuery;
import muster.directory.Condition;
import muster.directory.PageMark;
import muster.directory.PageStart;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountProject;
import muster.model.Failure;
import muster.model.Project;
import muster.model.ProjectFailure;
import muster.model.ProjectId;
import muster.model.ProjectName;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Projects, and accounts that belong to them. */
interface ProjectContract extends WithStore {

    static ProjectId projectId(int number) {
        return new ProjectId(new UUID(0x7000L | (long) number << 16, 0x8000_0000_0000_0000L | number));
    }

    static Project project(int number, String name) {
        return new Project(
                projectId(number), 1, ProjectName.parse(name), "about " + name, false, NOW, id(9), NOW, id(9));
    }

    private static Project next(Project project, String name, @Nullable String description, boolean readonly) {
        return new Project(
                project.id(),
                project.version() + 1,
                ProjectName.parse(name),
                description,
                readonly,
                project.createdAt(),
                project.createdBy(),
                NOW.plusSeconds(5),
                id(8));
    }

    @Test
    default void projectsAreListedByNameAfterAPlace() {
        String longName = "n".repeat(100);
        write(store(), w -> {
            w.projects().add(project(1, "Beta"));
            w.projects().add(project(2, "alpha"));
            w.projects().add(project(3, longName));
        });
        PageMark beta = store().read(r -> r.projects().placeOf(project(1, "Beta")));

        assertThat(store().<List<Project>>read(r -> r.projects().listAfter(null, 2)))
                .containsExactly(project(2, "alpha"), project(1, "Beta"));
        assertThat(store().<List<Project>>read(r -> r.projects().listAfter(beta, 2)))
                .containsExactly(project(3, longName));
        PageMark last = store().read(r -> r.projects().placeOf(project(3, longName)));
        assertThat(store().<List<Project>>read(r -> r.projects().listAfter(last, 2)))
                .isEmpty();
    }

    /** The next version of the account, which belongs to this project from then on. */
    static Account in(Account account, @Nullable Project project) {
        AccountProject known = project == null ? null : project.ofAccounts();
        return account.with(
                AccountChanges.NONE,
                new Account.Settled(account.primaryEmail(), account.pendingEmail(), account.life(), known),
                NOW,
                null);
    }

    private void belong(int number, @Nullable Project project) {
        write(store(), w -> w.accounts().save(in(w.accounts().lock(id(number)).orElseThrow(), project)));
    }

    private @Nullable AccountProject projectOf(int number) {
        return find(store(), id(number)).project();
    }

    private List<String> listed(long skip, int limit) {
        return store().read(r -> r.projects().list(skip, limit)).stream()
                .map(project -> project.name().value())
                .toList();
    }

    @Test
    default void projectIsKeptAsItIs() {
        Project first = project(1, "Beamlines");
        write(store(), w -> w.projects().add(first));
        assertThat(store().<Optional<Project>>read(r -> r.projects().find(projectId(1))))
                .contains(first);
        assertThat(store().<Optional<Project>>read(r -> r.projects().find(projectId(2))))
                .isEmpty();
        Project second = next(first, "BEAM lines", null, true);
        write(store(), w -> {
            assertThat(w.projects().lock(projectId(1))).contains(first);
            w.projects().save(second);
        });
        assertThat(store().<Optional<Project>>read(r -> r.projects().find(projectId(1))))
                .contains(second);
        assertThat(failureOf(() -> write(store(), w -> w.projects().save(second))))
                .isEqualTo(new Failure.VersionMismatch());
    }

    @Test
    default void projectIsFoundByItsNameInAnyCase() {
        String longName = "Ünit ".repeat(25);
        write(store(), w -> {
            w.projects().add(project(1, "Beamlines"));
            w.projects().add(project(2, longName));
        });
        assertThat(named("BEAMLINES")).containsExactly(projectId(1));
        assertThat(named(" beamlines ")).containsExactly(projectId(1));
        assertThat(named("beamline")).isEmpty();
        assertThat(named("üNIT ".repeat(25))).containsExactly(projectId(2));
        assertThat(named("üNIT ".repeat(24))).isEmpty();
        assertThat(named("a\u0000")).isEmpty();
    }

    private List<ProjectId> named(String name) {
        return store().read(r -> r.projects().findByName(TextKey.of(name))).map(Project::id).stream()
                .toList();
    }

    @Test
    default void noTwoProjectsHaveOneName() {
        write(store(), w -> {
            w.projects().add(project(1, "Beamlines"));
            w.projects().add(project(2, "Optics"));
        });
        assertThat(failureOf(() -> write(store(), w -> w.projects().add(project(3, "beamLINES")))))
                .isEqualTo(new ProjectFailure.ProjectNameTaken());
        assertThat(failureOf(() ->
                        write(store(), w -> w.projects().save(next(project(2, "Optics"), "BEAMLINES", null, false)))))
                .isEqualTo(new ProjectFailure.ProjectNameTaken());
        assertThat(store().<Long>read(r -> r.projects().count())).isEqualTo(2);
    }

    @Test
    default void projectsAreListedByName() {
        List<String> names = List.of("delta", "Alpha", "charlie", "Bravo");
        write(store(), w -> {
            for (int i = 0; i < names.size(); i++) {
                w.projects().add(project(i + 1, names.get(i)));
            }
        });
        assertThat(listed(0, 10)).containsExactly("Alpha", "Bravo", "charlie", "delta");
        assertThat(listed(1, 2)).containsExactly("Bravo", "charlie");
        assertThat(listed(4, 2)).isEmpty();
        assertThat(store().<Long>read(r -> r.projects().count())).isEqualTo(4);
        assertThat(store().<Map<ProjectId, Project>>read(
                                r -> r.projects().findAll(Set.of(projectId(2), projectId(4), projectId(7)))))
                .containsOnlyKeys(projectId(2), projectId(4));
    }

    @Test
    default void accountKnowsItsProjectAndWhetherThatIsReadOnly() {
        Project open = project(1, "Open");
        Project closed = next(open, "Open", null, true);
        write(store(), w -> w.projects().add(open));
        add(store(), account(1), in(account(2), open), account(3));
        assertThat(projectOf(1)).isNull();
        assertThat(projectOf(2)).isEqualTo(new AccountProject(projectId(1), false));
        belong(1, open);
        long version = find(store(), id(1)).version();
        write(store(), w -> w.projects().save(closed));
        assertThat(projectOf(1)).isEqualTo(new AccountProject(projectId(1), true));
        assertThat(find(store(), id(1)).isReadonly()).isTrue();
        assertThat(find(store(), id(1)).version()).isEqualTo(version);
        List<AccountProject> inLists = new ArrayList<>();
        store().read(r ->
                        r.accounts().list(new AccountQuery(Condition.EVERYTHING, List.of()), PageStart.FIRST, 10, NOW))
                .entries()
                .forEach(entry -> inLists.add(entry.account().project()));
        assertThat(inLists).containsExactly(closed.ofAccounts(), closed.ofAccounts(), null);
        belong(1, null);
        assertThat(projectOf(1)).isNull();
    }

    @Test
    default void accountThatWasWaitedForHasTheProjectThatItWasGivenMeanwhile() throws InterruptedException {
        Project closed = next(project(1, "Closed"), "Closed", null, true);
        add(store(), account(1));
        CountDownLatch given = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Thread giver = Thread.ofPlatform()
                .start(() -> write(store(), w -> {
                    w.projects().add(closed);
                    w.accounts().save(in(w.accounts().lock(id(1)).orElseThrow(), closed));
                    given.countDown();
                    await(goOn);
                }));
        await(given);
        List<Boolean> readonly = new ArrayList<>();
        Thread waiter = Thread.ofPlatform()
                .start(() -> write(
                        store(),
                        w -> readonly.add(w.accounts().lock(id(1)).orElseThrow().isReadonly())));
        waiter.join(300);
        assertThat(waiter.isAlive()).isTrue();
        goOn.countDown();
        giver.join();
        waiter.join();
        assertThat(readonly).containsExactly(true);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
