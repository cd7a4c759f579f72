package muster.fuzz;

import java.util.List;
import java.util.stream.Stream;
import muster.app.AppTargets;
import muster.backup.BackupTargets;
import muster.cli.LedgerTargets;
import muster.credential.CredentialTargets;
import muster.dialect.JsonTargets;
import muster.dialect.arvados.ArvadosTargets;
import muster.dialect.cloudomation.CloudomationTargets;
import muster.dialect.connect.ConnectTargets;
import muster.dialect.cryosparc.CryosparcTargets;
import muster.dialect.own.OwnTargets;
import muster.file.FileTargets;
import muster.http.HttpTargets;
import muster.model.ModelTargets;
import muster.testing.fuzz.Target;

/** The one list of all that is fuzzed. */
final class EveryTarget {
    static final List<Target> ALL = Stream.of(
                    AppTargets.all(),
                    BackupTargets.all(),
                    LedgerTargets.all(),
                    CredentialTargets.all(),
                    JsonTargets.all(),
                    ArvadosTargets.all(),
                    CloudomationTargets.all(),
                    ConnectTargets.all(),
                    CryosparcTargets.all(),
                    OwnTargets.all(),
                    FileTargets.all(),
                    HttpTargets.all(),
                    ModelTargets.all())
            .flatMap(List::stream)
            .toList();

    private EveryTarget() {}

    /** @throws IllegalArgumentException when there is none of this name */
    static Target named(String name) {
        return ALL.stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no target " + name));
    }
}
