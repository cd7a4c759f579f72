package muster.dialect.arvados;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FilterReaderTest {
    private static void assertRefused(String sentence, String filter) {
        Asked.assertRefused(sentence, Asked.THINGS, "filters", "[" + filter + "]");
    }

    private static void assertRefusedOfUsers(String sentence, String filter) {
        Asked.assertRefused(sentence, UserColumns.COLUMNS, "filters", "[" + filter + "]");
    }

    @Test
    void whatIsNotAnArrayOfArraysIsRefused() {
        Asked.assertRefused("Could not parse \"filters\" param as an array", Asked.THINGS, "filters", "[broken");
        Asked.assertRefused("Could not parse \"filters\" param as an array", Asked.THINGS, "filters", "{}");
        Asked.assertRefused("Could not parse \"filters\" param as an array", Asked.THINGS, "filters", "name");
        Asked.assertRefused("Could not parse \"where\" param as an object", Asked.THINGS, "where", "[]");
        assertRefused("Invalid element in filters array: \"name\" is not an array", "'name'");
        assertRefused("Invalid element in filters array: \"(a < b)\" is not an array", "'(a < b)'");
        assertRefused("Invalid element in filters array: {\"a\":1} is not an array", "{'a':1}");
    }

    @Test
    void operatorsAreKnownOrRefused() {
        assertRefused("Invalid operator 'is'", "['name','is','x']");
        assertRefused("Invalid operator '5' in filter", "['name',5,'x']");
        assertRefused("Invalid operator 'null' in filter", "['name']");
        assertRefused("Full text search operator is no longer supported", "['any','@@','x']");
    }

    @Test
    void attributesAreKnownOrRefused() {
        assertRefused("Invalid attribute 'nome' in filter", "['nome','=','x']");
        assertRefused("Invalid attribute 'kind' in filter", "['kind','=','x']");
        assertRefused("Invalid attribute '5' in filter", "[5,'=','x']");
        assertRefused("Invalid attribute '[]' in filter", "[[],'=','x']");
        assertRefused("Invalid attribute 'nome' in filter", "[['name','nome'],'=','x']");
        assertRefused("Invalid attribute 'name' for subproperty filter", "['name.x','=','x']");
        for (String computed : new String[] {"full_name", "is_invited", "writable_by", "can_write", "kind", "etag"}) {
            assertRefusedOfUsers("Invalid attribute '" + computed + "' in filter", "['" + computed + "','=','x']");
        }
        assertRefusedOfUsers("Invalid attribute 'prefs' for subproperty filter", "['prefs.a','=','x']");
        assertRefusedOfUsers("Invalid attribute 'prefs' for operator 'exists' in filter", "['prefs','exists','x']");
        assertRefusedOfUsers("Invalid attribute 'email' for operator 'contains' in filter", "['email','contains','x']");
    }

    @Test
    void operandsFitTheColumnOrAreRefused() {
        assertRefused("Invalid operand type 'array' for '=' operator in filters", "['name','=',['x']]");
        assertRefused("Invalid operand type 'number' for '=' operator in filters", "['name','=',5]");
        assertRefused("Invalid operand type 'boolean' for '!=' operator in filters", "['name','<>',true]");
        assertRefused("Invalid operand type 'null' for '<' operator in filters", "['name','<',null]");
        assertRefused("Invalid operand type 'null' for 'like' operator in filters", "['name','like']");
        assertRefused("Invalid operand type 'string' for 'in' operator in filters", "['name','in','x']");
        assertRefused("Invalid operand type 'number' for 'in' operator in filters", "['name','in',[1]]");
        assertRefused("Invalid operand type 'number' for 'is_a' operator in filters", "['uuid','is_a',1]");
        assertRefused("Invalid operand type 'number' for '=' operator in filters", "['created_at','=',1]");
        assertRefused("Invalid operand 'soon' for datetime attribute 'created_at'", "['created_at','<','soon']");
        assertRefused("Invalid operand 'big' for integer attribute 'size'", "['size','=','big']");
        assertRefused("Invalid operand 'maybe' for boolean attribute 'is_new'", "['is_new','=','maybe']");
        assertRefused("Invalid operand 'number' for boolean attribute 'is_new'", "['is_new','=',1]");
        assertRefused("Invalid operator '<' for boolean attribute 'is_new'", "['is_new','<',true]");
        assertRefused("Invalid operator 'like' for boolean attribute 'is_new'", "['is_new','like','t%']");
        assertRefused("Invalid operator 'ilike' for time attribute 'created_at'", "['created_at','ilike','2%']");
        assertRefused("Invalid operand for 'exists' operator: must be true or false", "['properties.a','exists','x']");
    }

    @Test
    void whatADatabaseShouldNotBeAskedIsRefused() {
        String filters =
                IntStream.range(0, 51).mapToObj(_ -> "['name','=','x']").collect(Collectors.joining(","));
        assertRefused("Too many filters: at most 50 are allowed", filters);
        String elements = IntStream.range(0, 20_001).mapToObj(_ -> "''").collect(Collectors.joining(","));
        assertRefused("Too many elements in filter: at most 20000 are allowed", "['name','in',[" + elements + "]]");
        assertRefused(
                "Operand too long in filter: at most 4096 characters are allowed",
                "['name','=','" + "x".repeat(4_097) + "']");
        assertRefused(
                "Operand too long in filter: at most 4096 characters are allowed",
                "['any','like','%" + "x".repeat(4_096) + "%']");
        String whole = IntStream.range(0, 20_000).mapToObj(_ -> "''").collect(Collectors.joining(","));
        assertThat(Asked.of(Asked.THINGS, "filters", "[['name','in',[" + whole + "]]]")
                        .filters())
                .hasSize(1);
    }
}
