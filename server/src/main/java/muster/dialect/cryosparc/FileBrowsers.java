package muster.dialect.cryosparc;

import java.util.Optional;
import muster.directory.Documents;
import muster.http.Response;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.DocumentChange;
import muster.model.DoorDocument;

/** {@code *.file_browser_settings}: where people may look for files, for each of them and for the whole installation. */
final class FileBrowsers implements Resource {
    private static final String OF_ONE = "/users/{user_id}/file_browser_settings";
    private static final String OF_ALL = "/config/file_browser_settings";

    private final Documents documents;
    private final UserIds ids;
    private final UserJson json;

    FileBrowsers(Documents documents, UserIds ids, UserJson json) {
        this.documents = documents;
        this.ids = ids;
        this.json = json;
    }

    @Override
    public void addTo(Functions functions) {
        functions
                .add(Function.get("users.get_my_file_browser_settings", "/users/me/file_browser_settings")
                        .asks("maySeePrivateFields")
                        .answers(Schemas.FILE_BROWSER_SETTINGS)
                        .by(call -> get(call, call.account().id())))
                .add(Function.get("users.get_file_browser_settings", OF_ONE)
                        .asks("maySeePrivateFields")
                        .answers(Schemas.FILE_BROWSER_SETTINGS)
                        .by(call -> get(call, ids.selfOrAnybody(call))))
                .add(Function.put("users.set_file_browser_settings", OF_ONE)
                        .asks("mayChangeDocument")
                        .needsBody(Schemas.FILE_BROWSER_SETTINGS)
                        .answers(Schemas.USER)
                        .by(this::set))
                .add(Function.get("config.get_file_browser_settings", OF_ALL)
                        .asks("maySeeAccounts")
                        .answers(Schemas.FILE_BROWSER_SETTINGS)
                        .by(call -> told(documents.ofSite(call.caller(), CryosparcTokens.DOOR))))
                .add(Function.put("config.set_file_browser_settings", OF_ALL)
                        .asks("mayChangeSite")
                        .needsBody(Schemas.FILE_BROWSER_SETTINGS)
                        .by(this::setOfAll));
    }

    private Response get(Call call, AccountId id) {
        return told(documents.of(call.caller(), id, CryosparcTokens.DOOR));
    }

    /** As they are stored: null for the prefixes of a user leaves it to those of the installation, and is told as null. */
    private static Response told(Optional<DoorDocument> stored) {
        String settings = UserTexts.of(stored.orElse(null)).fileBrowserSettings();
        return CryosparcJson.answer(out -> out.writeRawValue(settings));
    }

    private Response set(Call call) {
        AccountId id = ids.anybody(call);
        Caller caller = call.caller();
        return json.answer(caller, documents.change(caller, id, change(call)));
    }

    private Response setOfAll(Call call) {
        call.requireAdministrator();
        documents.changeSite(call.caller(), change(call));
        return Response.empty(204);
    }

    private static DocumentChange change(Call call) {
        FileBrowserSettings settings = FileBrowserSettings.of(call.body());
        return CryosparcDocument.change(document -> document.withFileBrowserSettings(settings));
    }
}
