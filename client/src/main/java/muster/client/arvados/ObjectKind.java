package muster.client.arvados;

/** What a uuid can name. */
public enum ObjectKind {
    USER("arvados#user"),
    GROUP("arvados#group"),
    LINK("arvados#link"),
    COLLECTION("arvados#collection"),
    API_CLIENT_AUTHORIZATION("arvados#apiClientAuthorization"),
    VIRTUAL_MACHINE("arvados#virtualMachine"),
    AUTHORIZED_KEY("arvados#authorizedKey");

    private final String word;

    ObjectKind(String word) {
        this.word = word;
    }

    /** As the platform spells it. */
    public String word() {
        return word;
    }
}
