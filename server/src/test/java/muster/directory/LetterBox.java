package muster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import muster.model.Letter;
import muster.model.MailPurpose;

/** Writes down what a directory wants to have said by mail. What a transaction took back is written down, too. */
final class LetterBox implements LetterWords {
    private final List<Letter> letters = new ArrayList<>();

    /** A site whose mails are kept, with what is in them. */
    Post post() {
        return new Post(Post.Mode.CAPTURE, this);
    }

    @Override
    public Words of(Letter letter) {
        if (!letter.account().equals(Decoys.NOBODY)) {
            letters.add(letter);
        }
        return new Words(letter.purpose().name(), "text", "html");
    }

    List<MailPurpose> purposes() {
        return letters.stream().map(Letter::purpose).toList();
    }

    /** Everything that was said to that address. */
    List<MailPurpose> purposesTo(String address) {
        return letters.stream()
                .filter(letter -> letter.to().value().equals(address))
                .map(Letter::purpose)
                .toList();
    }

    /** The code in the last letter, which has one. */
    String lastCode(MailPurpose purpose) {
        Letter last = letters.stream()
                .filter(letter -> letter.purpose() == purpose)
                .reduce((_, later) -> later)
                .orElseThrow();
        assertThat(last.code()).isNotNull();
        return Objects.requireNonNull(last.code());
    }

    List<String> codes() {
        return letters.stream().map(Letter::code).filter(Objects::nonNull).toList();
    }

    void forget() {
        letters.clear();
    }
}
