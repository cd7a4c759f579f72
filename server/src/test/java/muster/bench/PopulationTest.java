package muster.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Character.UnicodeScript;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import muster.model.EmailAddress;
import muster.model.Username;
import org.junit.jupiter.api.Test;

class PopulationTest {
    @Test
    void sameNumberIsTheSamePerson() {
        assertThat(Population.person(77)).isEqualTo(Population.person(77)).isNotEqualTo(Population.person(78));
    }

    @Test
    void peopleHaveUsernamesOfTheirOwnThatMusterAccepts() {
        assertThat(IntStream.range(0, 20_000)
                        .mapToObj(Population::person)
                        .peek(person -> Username.parse(person.username()))
                        .peek(person -> EmailAddress.parse(person.email()))
                        .map(Person::username)
                        .distinct())
                .hasSize(20_000)
                .allMatch(name -> name.matches("[a-z][a-z0-9.]{1,63}"));
    }

    @Test
    void namesAreWrittenInSeveralAlphabets() {
        assertThat(IntStream.range(0, 1_000)
                        .mapToObj(number -> Population.person(number).familyName())
                        .map(name -> UnicodeScript.of(name.codePointAt(0)))
                        .collect(Collectors.toSet()))
                .contains(
                        UnicodeScript.LATIN,
                        UnicodeScript.GREEK,
                        UnicodeScript.CYRILLIC,
                        UnicodeScript.HAN,
                        UnicodeScript.DEVANAGARI);
    }

    @Test
    void creationCarriesTheLengthInBytes() {
        Person person = new Person("maro.1", "maro.1@example.org", "Žofie", "王伟");
        String request = new String(
                new Requests(URI.create("http://127.0.0.1:8300"), "secret").create(person), StandardCharsets.UTF_8);
        assertThat(request).isEqualTo("""
                        POST /__api__/v1/users HTTP/1.1\r
                        Host: 127.0.0.1:8300\r
                        Authorization: Key secret\r
                        Content-Type: application/json\r
                        Content-Length: 123\r
                        \r
                        {"username":"maro.1","email":"maro.1@example.org","first_name":"Žofie","last_name":"王伟",\
                        "user_must_set_password":true}""");
    }
}
