package muster.dialect.own;

/** What a value can be, said to people. */
final class Words {
    private Words() {}

    static String of(Form.Field field) {
        String kind = of(field.kind()) + (field.clearable() ? " or null" : "");
        return field.required() ? kind + ", required" : kind;
    }

    static String of(Parameter parameter) {
        String kind = of(parameter.kind()) + (parameter.many() ? ", several" : "");
        return parameter.needed() ? kind + ", required" : kind;
    }

    static String of(Kind kind) {
        return switch (kind) {
            case Kind.Text _ -> "text";
            case Kind.Time _ -> "time";
            case Kind.Uuid _ -> "UUID";
            case Kind.Number _ -> "number as text";
            case Kind.Whole(var least, var most) ->
                most == Long.MAX_VALUE ? "whole number" : "whole number from " + least + " to " + most;
            case Kind.Flag _ -> "true or false";
            case Kind.Words(var words) -> words.size() > 12 ? "a word" : String.join(" | ", words);
            case Kind.Many(var each, var _) -> "array of " + of(each);
            case Kind.Part(var shape) -> shape.name();
            case Kind.Inner(var form) -> form.name();
            case Kind.Texts _ -> "object of texts";
            case Kind.Anything _ -> "text or JSON";
        };
    }
}
