package muster.console.journey;

/** Somebody with an account, or about to get one. */
record Person(String username, String givenName, String familyName) {
    static final Person ADA = new Person("ada", "Ada", "Lovelace");
    static final Person EMMY = new Person("emmy", "Emmy", "Noether");

    String email() {
        return username + "@lab.example";
    }

    String name() {
        return givenName + " " + familyName;
    }

    String password() {
        return "the notebook of " + username;
    }
}
