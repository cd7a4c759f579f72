package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.id;
import static muster.store.Samples.withLife;
import static muster.store.Samples.write;
import static muster.store.WithLists.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import muster.directory.AccountValue;
import muster.directory.Condition;
import muster.directory.Condition.Relation;
import muster.model.Account;
import muster.model.Block;
import muster.model.EmailAddress;
import muster.model.Life;
import muster.model.MailCode;
import muster.model.Project;
import muster.model.SecondFactor;
import muster.model.SecretDigest;
import muster.model.ViewerMarks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lists by what accounts are at this moment, and by what is kept around them. */
interface StateContract extends WithLists {

    private static Block block(Block.Kind kind, @Nullable Instant until) {
        return new Block(kind, "console", null, null, NOW, until);
    }

    private static Account blocked(int number, Block... blocks) {
        Life life = Life.activeSince(NOW);
        for (Block block : blocks) {
            life = life.blocked(block);
        }
        return withLife(account(number), life);
    }

    @Test
    default void aBlockOfOneKindIsMetWhileItHolds() {
        add(
                store(),
                account(1),
                blocked(2, block(Block.Kind.ARCHIVED, null)),
                blocked(3, block(Block.Kind.DISABLED, null)),
                blocked(4, block(Block.Kind.ARCHIVED, NOW)),
                blocked(5, block(Block.Kind.DISABLED, NOW), block(Block.Kind.ARCHIVED, NOW.plusSeconds(1))));
        assertThat(meeting(new Condition.IsBlocked(Block.Kind.ARCHIVED))).isEqualTo(ids(2, 5));
        assertThat(meeting(new Condition.IsBlocked(Block.Kind.DISABLED))).isEqualTo(ids(3));
        assertThat(meeting(new Condition.IsBlocked(Block.Kind.HOLD))).isEmpty();
        assertThat(meeting(new Condition.Not(new Condition.IsBlocked(Block.Kind.ARCHIVED))))
                .isEqualTo(ids(1, 3, 4));
    }

    @Test
    default void whoIsActivatedAndWhoIsReadonlyIsTold() {
        Project closed = new Project(
                ProjectContract.projectId(1),
                1,
                ProjectContract.project(1, "x").name(),
                null,
                true,
                NOW,
                null,
                NOW,
                null);
        write(store(), w -> w.projects().add(closed));
        add(
                store(),
                account(1),
                withLife(account(2), Life.INVITED),
                withLife(account(3), Life.activeSince(NOW).withReadonly(true)),
                ProjectContract.in(account(4), closed));
        assertThat(meeting(new Condition.IsActivated())).isEqualTo(ids(1, 3, 4));
        assertThat(meeting(new Condition.IsReadonly())).isEqualTo(ids(3));
        assertThat(meeting(
                        AccountValue.Plain.PROJECT, Relation.EQUAL, closed.id().toString()))
                .isEqualTo(ids(4));
        assertThat(meeting(new Condition.IsNull(AccountValue.Plain.PROJECT))).isEqualTo(ids(1, 2, 3));
    }

    @Test
    default void lockOutIsMetUntilItEnds() {
        add(store(), account(1), account(2), account(3), account(4));
        write(store(), w -> {
            w.accounts().setFailures(id(1), 5, NOW.plusSeconds(1));
            w.accounts().setFailures(id(2), 5, NOW);
            w.accounts().setFailures(id(3), 5, Instant.MAX);
            w.accounts().setFailures(id(4), 4, null);
        });
        assertThat(meeting(new Condition.IsLockedOut())).isEqualTo(ids(1, 3));
        assertThat(meeting(new Condition.Amount(AccountValue.Number.FAILURES, Relation.AT_LEAST, 5)))
                .isEqualTo(ids(1, 2, 3));
    }

    @Test
    default void secondFactorIsMetOnceItIsOn() {
        add(store(), account(1), account(2), account(3));
        write(store(), w -> {
            w.credentials().setSecondFactor(id(1), new SecondFactor("a", true, NOW, null));
            w.credentials().setSecondFactor(id(2), new SecondFactor("b", false, NOW, null));
        });
        assertThat(meeting(new Condition.HasSecondFactor())).isEqualTo(ids(1));
    }

    @Test
    default void marksAreTheirViewersOwn() {
        add(store(), account(1), account(2), account(3));
        write(store(), w -> {
            w.marks().put(id(1), id(2), new ViewerMarks(true, false));
            w.marks().put(id(1), id(3), new ViewerMarks(false, true));
            w.marks().put(id(2), id(1), new ViewerMarks(true, true));
        });
        assertThat(meeting(new Condition.IsMarked(id(1), Condition.Mark.PINNED)))
                .isEqualTo(ids(2));
        assertThat(meeting(new Condition.IsMarked(id(1), Condition.Mark.OPENED)))
                .isEqualTo(ids(3));
        assertThat(meeting(new Condition.IsMarked(id(3), Condition.Mark.PINNED)))
                .isEmpty();
    }

    @Test
    default void timesThatAreNotThereMeetNothing() {
        add(store(), account(1), account(2), account(3));
        write(store(), w -> {
            w.accounts().stampSignIn(id(1), NOW);
            w.mailCodes()
                    .put(new MailCode(
                            id(2),
                            MailCode.Purpose.EMAIL_CHANGE,
                            SecretDigest.of("a"),
                            new EmailAddress("a@x.org"),
                            0,
                            NOW,
                            NOW.plusSeconds(9)));
        });
        for (Relation relation : List.of(Relation.LESS, Relation.AT_MOST)) {
            assertThat(meeting(new Condition.Moment(AccountValue.Time.LAST_SIGN_IN, relation, Instant.MAX)))
                    .isEqualTo(ids(1));
            assertThat(meeting(new Condition.Moment(AccountValue.Time.DEADLINE, relation, Instant.MAX)))
                    .isEqualTo(ids(2));
            assertThat(meeting(new Condition.Moment(AccountValue.Time.TRASHED_AT, relation, Instant.MAX)))
                    .isEmpty();
        }
        assertThat(meeting(new Condition.Moment(AccountValue.Time.DEADLINE, Relation.EQUAL, NOW.plusSeconds(9))))
                .isEqualTo(ids(2));
        assertThat(meeting(new Condition.IsNull(AccountValue.Time.LAST_SIGN_IN)))
                .isEqualTo(ids(2, 3));
        assertThat(meeting(new Condition.IsNull(AccountValue.Time.DEADLINE))).isEqualTo(ids(1, 3));
    }
}
