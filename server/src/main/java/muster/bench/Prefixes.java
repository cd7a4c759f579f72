package muster.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import tools.jackson.databind.json.JsonMapper;

/** Finds prefixes of names that occur in a filled server, sorted by how many accounts each of them finds. */
final class Prefixes {
    private static final int WANTED_A_BAND = 20;
    private static final int MOST_TRIED = 4_000;
    private static final long SEED = 8;

    private Prefixes() {}

    static Map<PrefixBand, List<String>> in(InetSocketAddress server, Requests requests, int accounts)
            throws IOException {
        Map<PrefixBand, List<String>> found = new EnumMap<>(PrefixBand.class);
        SplittableRandom chance = new SplittableRandom(SEED);
        Set<String> tried = new HashSet<>();
        try (Connection connection = new Connection(server)) {
            for (int count = 0; count < MOST_TRIED && !isComplete(found); count++) {
                String prefix = candidate(accounts, chance);
                if (tried.add(prefix)) {
                    sort(prefix, matches(connection.ask(requests.prefixPage(prefix, 1))), found);
                }
            }
        }
        return found;
    }

    private static String candidate(int accounts, SplittableRandom chance) {
        Person person = Population.person(chance.nextInt(accounts));
        List<String> names = List.of(person.username(), person.givenName(), person.familyName());
        String name = names.get(chance.nextInt(names.size())).toLowerCase(Locale.ROOT);
        int letters = name.codePointCount(0, name.length());
        return name.substring(0, name.offsetByCodePoints(0, chance.nextInt(1, Math.min(letters, 6) + 1)));
    }

    private static long matches(Answer answer) {
        if (!answer.isGood()) {
            throw new ScenarioFailed("a prefix search failed with " + answer.summary());
        }
        return JsonMapper.shared().readTree(answer.body()).required("total").asLong();
    }

    private static void sort(String prefix, long matches, Map<PrefixBand, List<String>> found) {
        for (PrefixBand band : PrefixBand.values()) {
            List<String> there = found.computeIfAbsent(band, first -> new ArrayList<>());
            if (band.holds(matches) && there.size() < WANTED_A_BAND) {
                there.add(prefix);
            }
        }
    }

    private static boolean isComplete(Map<PrefixBand, List<String>> found) {
        return found.size() == PrefixBand.values().length
                && found.values().stream().allMatch(prefixes -> prefixes.size() == WANTED_A_BAND);
    }
}
