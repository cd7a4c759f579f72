package muster.dialect.cloudomation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import muster.directory.AccountValue;
import muster.directory.Condition;
import muster.model.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterReaderTest {
    private static final AccountId VIEWER = new AccountId(new UUID(1, 2));
    private static final Workspace WORKSPACE = new Workspace("w", "o");
    private static final String LEAF = "{\"field\":\"name\",\"op\":\"eq\",\"value\":\"ada\"}";

    private static Condition read(String filter, boolean privately) {
        return new FilterReader(
                        property -> UserJson.isRead(property, privately),
                        property -> Column.of(property, VIEWER, WORKSPACE))
                .read(filter.replace('\'', '"'));
    }

    private static Condition read(String filter) {
        return read(filter, true);
    }

    private static void refused(String filter, boolean privately) {
        assertThatThrownBy(() -> read(filter, privately))
                .isInstanceOfSatisfying(
                        CloudomationRefusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_QUERY));
    }

    private static String nested(int depth) {
        return "{\"not\":".repeat(depth - 1) + LEAF + "}".repeat(depth - 1);
    }

    @Test
    void comparisonsBecomeConditions() {
        assertThat(read("{'field':'name','op':'eq','value':'ada'}"))
                .isEqualTo(new Condition.IsOneOf(AccountValue.Text.USERNAME, Set.of("ada")));
        assertThat(read("{'field':'name','op':'gt','value':'b'}"))
                .isEqualTo(new Condition.Spelled(AccountValue.Text.USERNAME, Condition.Relation.GREATER, "b"));
        assertThat(read("{'field':'description','op':'ilike','value':'%x_'}"))
                .isEqualTo(new Condition.IsLike(AccountValue.Plain.DESCRIPTION, "%x_", true));
        assertThat(read("{'field':'created_at','op':'ge','value':'2026-03-01T13:00:00+01:00'}"))
                .isEqualTo(new Condition.Moment(
                        AccountValue.Time.CREATED_AT,
                        Condition.Relation.AT_LEAST,
                        Instant.parse("2026-03-01T12:00:00Z")));
        assertThat(read("{'field':'failed_auth_count','op':'lt','value':3}"))
                .isEqualTo(new Condition.Amount(AccountValue.Number.FAILURES, Condition.Relation.LESS, 3));
        assertThat(read("{'field':'is_pinned','op':'eq','value':true}"))
                .isEqualTo(new Condition.IsMarked(VIEWER, Condition.Mark.PINNED));
    }

    @Test
    void whatHasNoValueIsMetByNullAndByNegativeComparisons() {
        Condition none = new Condition.IsNull(AccountValue.Plain.DESCRIPTION);
        assertThat(read("{'field':'description','op':'is_null'}")).isEqualTo(none);
        assertThat(read("{'field':'description','op':'eq','value':null}")).isEqualTo(none);
        assertThat(read("{'field':'description','op':'ne','value':null}")).isEqualTo(new Condition.Not(none));
        assertThat(read("{'field':'description','op':'in','value':[null,'x']}"))
                .isEqualTo(new Condition.AnyOf(
                        List.of(none, new Condition.IsOneOf(AccountValue.Plain.DESCRIPTION, Set.of("x")))));
        assertThat(read("{'field':'description','op':'not_like','value':'x%'}"))
                .isEqualTo(new Condition.Not(new Condition.IsLike(AccountValue.Plain.DESCRIPTION, "x%", false)));
        assertThat(read("{'field':'name','op':'is_null'}")).isEqualTo(new Condition.AnyOf(List.of()));
    }

    @Test
    void constantsAreComparedHere() {
        assertThat(read("{'field':'record_type','op':'eq','value':'USER'}")).isEqualTo(Condition.EVERYTHING);
        assertThat(read("{'field':'record_type','op':'like','value':'F%'}")).isEqualTo(new Condition.AnyOf(List.of()));
        assertThat(read("{'field':'record_type','op':'ilike','value':'_ser'}")).isEqualTo(Condition.EVERYTHING);
    }

    @Test
    void idsAreIdsWhateverTheirCase() {
        assertThat(read("{'field':'id','op':'eq','value':'0190A000-0000-7000-8000-00000000000A'}"))
                .isEqualTo(
                        new Condition.IsOneOf(AccountValue.Plain.ID, Set.of("0190a000-0000-7000-8000-00000000000a")));
    }

    @Test
    void boundsAreKept() {
        assertThat(read(nested(10))).isInstanceOf(Condition.Not.class);
        refused(nested(11), true);
        refused("{\"not\":".repeat(5_000), true);
        String ninetyNine = String.join(",", Collections.nCopies(99, LEAF));
        assertThat(read("{\"and\":[" + ninetyNine + "]}")).isInstanceOf(Condition.AllOf.class);
        refused("{\"and\":[" + ninetyNine + "," + LEAF + "]}", true);
        String values = String.join(",", Collections.nCopies(500, "'a'"));
        assertThat(read("{'field':'name','op':'in','value':[" + values + "]}")).isInstanceOf(Condition.IsOneOf.class);
        refused("{'field':'name','op':'in','value':[" + values + ",'a']}", true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "'name'",
                "{}",
                "{'field':'name'}",
                "{'field':'name','op':'eq'}",
                "{'field':'name','op':'like','value':null}",
                "{'field':'name','op':'lt','value':null}",
                "{'field':'name','op':'eq','value':1}",
                "{'field':'name','op':'eq','value':['a']}",
                "{'field':'name','op':'in','value':'a'}",
                "{'field':'name','op':'in','value':[1]}",
                "{'field':'name','op':'is_null','value':'x'}",
                "{'field':'name','op':'equals','value':'x'}",
                "{'field':'name','op':'eq','value':'x','more':1}",
                "{'field':'nobody','op':'eq','value':'x'}",
                "{'field':1,'op':'eq','value':'x'}",
                "{'field':'is_enabled','op':'eq','value':'true'}",
                "{'field':'is_enabled','op':'lt','value':true}",
                "{'field':'is_enabled','op':'like','value':'t%'}",
                "{'field':'failed_auth_count','op':'eq','value':'1'}",
                "{'field':'failed_auth_count','op':'eq','value':1.5}",
                "{'field':'created_at','op':'eq','value':'yesterday'}",
                "{'field':'created_at','op':'eq','value':'2026-03-01'}",
                "{'field':'created_at','op':'like','value':'2026%'}",
                "{'field':'id','op':'eq','value':'1'}",
                "{'field':'password','op':'is_null'}",
                "{'not':{'field':'otp_secret','op':'eq','value':'x'}}",
                "{'and':{'field':'name','op':'eq','value':'a'}}",
                "{'not':[{'field':'name','op':'eq','value':'a'}]}",
                "{'and':[],'or':[]}",
                "{'and':['x']}"
            })
    void whateverIsWrongIsAnsweredAlike(String filter) {
        refused(filter, true);
    }

    @Test
    void whatTheCallerMayNotReadIsNoField() {
        refused("{'field':'email','op':'like','value':'%'}", false);
        assertThat(read("{'field':'email','op':'like','value':'%'}", true)).isInstanceOf(Condition.IsLike.class);
    }
}
