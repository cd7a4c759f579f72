package muster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SiteTest {
    private final TestDirectory directory = new TestDirectory();
    private final Site site = directory.directory.site();

    @AfterEach
    void close() {
        directory.close();
    }

    @Test
    void anInstallationHasItsIdFromTheFirstStart() {
        directory.store.write(writing -> writing.site().setOnce(SiteReader.Fact.INSTALLATION_ID, "this one"));

        assertThat(site.installationId()).isEqualTo("this one");
    }

    @Test
    void somebodyAdministersOnceThereIsAnAdministratorWhoCanSignIn() {
        assertThat(site.hasAdministrator()).isFalse();
        directory.first();
        assertThat(site.hasAdministrator()).isTrue();
    }

    @Test
    void whoIsNoAdministratorDoesNotCount() {
        directory.create("manager", Rank.MANAGER);

        assertThat(site.hasAdministrator()).isFalse();
    }
}
