package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.holdingId;
import static muster.store.Samples.id;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import muster.model.Agreement;
import muster.model.Signature;
import org.junit.jupiter.api.Test;

/** Agreements and signatures. */
interface AgreementContract extends WithStore {

    private static Agreement agreement(int number) {
        return new Agreement(
                holdingId(number), "Rules " + number, "hash", null, true, NOW.plusSeconds(number), id(1), null);
    }

    private Optional<Agreement> found(int number) {
        return store().read(r -> r.agreements().find(holdingId(number)));
    }

    private List<Agreement> demanded() {
        return store().read(r -> r.agreements().demanded());
    }

    private List<Signature> signatures(int account) {
        return store().read(r -> r.agreements().signaturesOf(id(account)));
    }

    @Test
    default void everyFieldOfAnAgreementComesBackAsItWas() {
        Agreement full =
                new Agreement(holdingId(1), "Rüles", "hash", "Be\nkind.", false, NOW, id(1), NOW.plusSeconds(1));
        write(store(), w -> w.agreements().save(full));
        assertThat(found(1)).contains(full);
        assertThat(found(2)).isEmpty();
    }

    @Test
    default void whatIsRequiredAndNotRetiredIsDemandedOldestFirst() {
        write(
                store(),
                w -> List.of(agreement(2), agreement(1), agreement(3).retired(NOW))
                        .forEach(w.agreements()::save));
        assertThat(demanded()).containsExactly(agreement(1), agreement(2));
        write(store(), w -> w.agreements().save(agreement(1).retired(NOW)));
        assertThat(demanded()).containsExactly(agreement(2));
        write(store(), w -> w.agreements().save(agreement(3)));
        assertThat(demanded()).containsExactly(agreement(2), agreement(3));
    }

    @Test
    default void accountSignsAnAgreementOnce() {
        Signature first = new Signature(7, holdingId(1), id(1), NOW);
        Signature other = new Signature(9, holdingId(2), id(1), NOW.plusSeconds(1));
        write(store(), w -> {
            w.agreements().sign(other);
            w.agreements().sign(first);
            w.agreements().sign(new Signature(10, holdingId(1), id(2), NOW));
        });
        assertThat(store().<Boolean>write(
                                w -> w.agreements().sign(new Signature(11, holdingId(1), id(1), NOW.plusSeconds(9)))))
                .isFalse();
        assertThat(signatures(1)).containsExactly(first, other);
        assertThat(store().<Optional<Signature>>read(r -> r.agreements().signature(9)))
                .contains(other);
        assertThat(store().<Optional<Signature>>read(r -> r.agreements().signature(11)))
                .isEmpty();
        assertThat(store().<Optional<Signature>>read(r -> r.agreements().signature(holdingId(1), id(1))))
                .contains(first);
        List<Signature> slice = store().read(r -> r.agreements().signaturesAfter(7, 1));
        assertThat(slice).containsExactly(other);
        write(store(), w -> w.agreements().removeSignature(7));
        assertThat(signatures(1)).containsExactly(other);
        assertThat(signatures(2)).hasSize(1);
    }
}
