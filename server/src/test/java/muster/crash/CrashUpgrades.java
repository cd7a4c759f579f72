package muster.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import muster.store.EarlierStore;

/** Upgrades of every earlier schema that die at moments drawn by lot and are begun again, until they are done. */
final class CrashUpgrades {
    private static final List<WriteBoundary> BOUNDARIES = List.of(
            WriteBoundary.AMID_A_BACKUP,
            WriteBoundary.BEFORE_A_BACKUP_IS_NAMED,
            WriteBoundary.AFTER_A_BACKUP_IS_NAMED,
            WriteBoundary.BETWEEN_MIGRATIONS,
            WriteBoundary.AMID_A_MIGRATION);

    private static final int DEATHS = 4;

    private CrashUpgrades() {}

    /** @return what was looked at, in a line */
    static String of(Random random) {
        int deaths = 0;
        for (int schema : EarlierStore.versions().toArray()) {
            deaths += deaths(schema, random);
        }
        return "upgrades of %d schemas, interrupted %d times".formatted(EarlierStore.newest() - 1, deaths);
    }

    private static int deaths(int schema, Random random) {
        try {
            Path folder = Files.createTempDirectory("muster-upgrade");
            try {
                EarlierSite site = new EarlierSite(folder, schema);
                int deaths = 0;
                for (int i = 0; i < DEATHS; i++) {
                    // The later ones mostly, which are passed more often.
                    WriteBoundary boundary = BOUNDARIES.get(Math.min(BOUNDARIES.size() - 1, random.nextInt(8)));
                    deaths += site.dies(boundary, 1 + random.nextInt(passings(boundary, schema))) ? 1 : 0;
                }
                site.isBroughtUpToDate();
                return deaths;
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How often it is passed, about: every script is read once before the first one is carried out. */
    private static int passings(WriteBoundary boundary, int schema) {
        int scripts = EarlierStore.newest() - schema;
        return switch (boundary) {
            case AMID_A_MIGRATION -> 6 * scripts;
            case BETWEEN_MIGRATIONS -> EarlierStore.newest() + scripts;
            default -> 1;
        };
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
