package muster.crosswalk;

import java.util.List;

/** All acts, by topic. */
final class Crosswalk {
    static final List<Topic> TOPICS = List.of(
            ComingActs.TOPIC,
            LifeActs.TOPIC,
            LeavingActs.TOPIC,
            RankActs.TOPIC,
            ProfileActs.TOPIC,
            CredentialActs.TOPIC,
            GroupActs.TOPIC,
            KeyActs.TOPIC);

    private Crosswalk() {}
}
