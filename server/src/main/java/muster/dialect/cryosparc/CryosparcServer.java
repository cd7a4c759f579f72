package muster.dialect.cryosparc;

import muster.directory.Site;

/** What clients ask the server about itself while they start. */
final class CryosparcServer implements Resource {
    private final Site site;
    private final CryosparcSettings settings;

    CryosparcServer(Site site, CryosparcSettings settings) {
        this.site = site;
        this.settings = settings;
    }

    @Override
    public void addTo(Functions functions) {
        functions
                .add(Function.get("read_root", "/")
                        .asks("nothing")
                        .open()
                        .answers(Schemas.HELLO)
                        .by(_ -> CryosparcJson.answer(json -> {
                            json.writeStartObject();
                            json.writeStringProperty("name", "CryoSPARC");
                            json.writeStringProperty("version", settings.version());
                            json.writeStringProperty("service", "Muster");
                            json.writeEndObject();
                        })))
                // Compared with these two letters exactly.
                .add(Function.get("health", "/health")
                        .asks("nothing")
                        .open()
                        .answers(Schema.TEXT)
                        .by(_ -> CryosparcJson.text("OK")))
                .add(Function.get("users.admin_exists", "/users/admin_exists")
                        .asks("nothing")
                        .open()
                        .answers(Schema.FLAG)
                        .by(_ -> CryosparcJson.answer(json -> json.writeBoolean(site.hasAdministrator()))))
                .add(Function.get("config.get_version", "/config/version")
                        .asks("nothing but who asks")
                        .answers(Schema.TEXT)
                        .by(_ -> CryosparcJson.text(settings.version())))
                .add(Function.get("config.get_instance_uid", "/config/instance_uid")
                        .asks("nothing but who asks")
                        .answers(Schema.TEXT)
                        .by(_ -> CryosparcJson.text(site.installationId())));
    }
}
