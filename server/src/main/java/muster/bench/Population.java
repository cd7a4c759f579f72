package muster.bench;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Made-up people with names in several alphabets. The same number is always the same person, so that runs can be
 * compared and clients need no common source of chance.
 */
final class Population {
    private static final long SEED = 20_261_122;

    private static final List<String> LATIN = syllables(
            "ma re lo ti an bel co da er fi gu ha is jo ka len mi no or pa qui ros sa tor ul vi wen xa yor zu");
    private static final List<String> EUROPEAN =
            syllables("mü é lö å nié ç ña ör šu ža ři łu ő gü ís jö kå lén mî nø ôr på rös ß tør ül vê wén ý žu");
    private static final List<String> GREEK = syllables("μα ρέ λο τι αν βε κό δα ερ φι γου ή ίσ ζω κα λέν νό σ ψη ω");
    private static final List<String> CYRILLIC =
            syllables("ма ре ло ти ан бе ко да ёр фи гу ха ис жо ка лен ми но щу я");
    private static final List<String> CHINESE = syllables("王 李 张 刘 陈 杨 黄 赵 吴 周 伟 芳 娜 敏 静 丽 强 磊 军 洋");
    private static final List<String> DEVANAGARI =
            syllables("अ नि ता रा ज कु मा र सु शी ला प्र का श दे वी गी ता मो हन");

    /** Latin stands thrice: most directories are so. */
    private static final List<List<String>> ALPHABETS =
            List.of(LATIN, LATIN, LATIN, EUROPEAN, EUROPEAN, GREEK, CYRILLIC, CHINESE, DEVANAGARI);

    private Population() {}

    static Person person(int number) {
        SplittableRandom chance = new SplittableRandom(SEED + number);
        List<String> alphabet = ALPHABETS.get(chance.nextInt(ALPHABETS.size()));
        // The number at the end keeps usernames apart; the syllables before it are shared by many.
        String username = word(LATIN, 2, 4, chance) + "." + Integer.toString(number, Character.MAX_RADIX);
        return new Person(
                username,
                username + "@example.org",
                capital(word(alphabet, 1, 3, chance)),
                capital(word(alphabet, 2, 4, chance)));
    }

    /** What a group or a piece of work may be called. */
    static String title(SplittableRandom chance) {
        List<String> alphabet = ALPHABETS.get(chance.nextInt(ALPHABETS.size()));
        return capital(word(alphabet, 2, 4, chance));
    }

    private static String word(List<String> syllables, int least, int most, SplittableRandom chance) {
        StringBuilder word = new StringBuilder();
        for (int rest = chance.nextInt(least, most + 1); rest > 0; rest--) {
            word.append(syllables.get(chance.nextInt(syllables.size())));
        }
        return word.toString();
    }

    private static String capital(String word) {
        int first = word.codePointAt(0);
        return new StringBuilder()
                .appendCodePoint(Character.toTitleCase(first))
                .append(word, Character.charCount(first), word.length())
                .toString();
    }

    private static List<String> syllables(String text) {
        return List.of(text.split(" "));
    }
}
