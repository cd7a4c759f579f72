package muster.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchCommandTest {
    @Test
    void allScenariosAreRunWhenNoneIsNamed() {
        BenchCommand command = parse();
        assertThat(command.scenarios()).doesNotContain(ScenarioName.NODES).hasSize(ScenarioName.values().length - 1);
        assertThat(parse("--postgres", "jdbc:postgresql://db/muster").scenarios())
                .containsExactly(ScenarioName.values());
        assertThat(command.accounts).containsExactly(10_000, 100_000);
        assertThat(command.rounds).isEqualTo(5);
        assertThat(command.json).isNull();
    }

    @Test
    void scenariosAndSizesAreNamedAsInTheManual() {
        BenchCommand command = parse("create", "own-account", "--accounts", "500,2000", "--rounds", "3");
        assertThat(command.scenarios()).containsExactly(ScenarioName.OWN_ACCOUNT, ScenarioName.CREATE);
        assertThat(command.accounts).containsExactly(500, 2_000);
        assertThat(command.rounds).isEqualTo(3);
    }

    @Test
    void unknownScenarioIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> parse("speed").run(System.out, System.err))
                .isInstanceOf(CommandLine.ParameterException.class)
                .hasMessageContaining(
                        "start, health, own-account, create, change, lock, sign-in, prefix, list, arvados-lists, filters, roster, plan, import, export, transfer, merge, ledger, "
                                + "backup, nodes, memory");
    }

    @Test
    void numbersThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> parse("--rounds", "0").run(System.out, System.err))
                .isInstanceOf(CommandLine.ParameterException.class);
        assertThatThrownBy(() -> parse("--in", "/no/such/folder").run(System.out, System.err))
                .isInstanceOf(CommandLine.ParameterException.class);
        assertThatThrownBy(() -> parse("nodes").run(System.out, System.err))
                .isInstanceOf(CommandLine.ParameterException.class);
        assertThatThrownBy(() -> parse("--filled", "/no/such/folder").run(System.out, System.err))
                .isInstanceOf(CommandLine.ParameterException.class);
        assertThatThrownBy(() -> parse("--accounts", "0").run(System.out, System.err))
                .isInstanceOf(CommandLine.ParameterException.class);
    }

    private static BenchCommand parse(String... arguments) {
        BenchCommand command = new BenchCommand();
        new CommandLine(command).parseArgs(arguments);
        return command;
    }
}
