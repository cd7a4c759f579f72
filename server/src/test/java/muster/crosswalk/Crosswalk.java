package muster.crosswalk;

import java.util.List;
import java.util.stream.Stream;

/** All acts, by topic. */
final class Crosswalk {
    static final List<Topic> TOPICS = Stream.of(
                    ComingActs.TOPIC,
                    LifeActs.TOPIC,
                    LeavingActs.TOPIC,
                    DepartureActs.TOPIC,
                    RankActs.TOPIC,
                    ProfileActs.TOPIC,
                    CredentialActs.TOPIC,
                    GroupActs.TOPIC,
                    KeyActs.TOPIC,
                    FileActs.TOPIC)
            .map(Crosswalk::withOwnApi)
            .toList();

    private Crosswalk() {}

    /** The one of this name. */
    static Act act(String name) {
        return TOPICS.stream()
                .flatMap(topic -> topic.acts().stream())
                .filter(act -> act.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no act is called " + name));
    }

    private static Topic withOwnApi(Topic topic) {
        return new Topic(
                topic.title(),
                topic.about(),
                topic.acts().stream().map(OwnApi::added).toList());
    }
}
