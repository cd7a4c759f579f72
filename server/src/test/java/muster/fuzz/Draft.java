package muster.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import muster.app.RouteTable;
import muster.testing.Http;
import muster.testing.Json;
import tools.jackson.databind.node.ObjectNode;

/** Requests for a route such as its clients send them, with words by chance in all places. */
final class Draft {
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json",
            "application/json",
            "application/merge-patch+json",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "multipart/form-data; boundary=\"",
            "text/csv",
            "application/yaml",
            "text/plain;;;=",
            "");

    private final SplittableRandom random;
    private final Vocabulary words;

    Draft(SplittableRandom random, Vocabulary words) {
        this.random = random;
        this.words = words;
    }

    /** The address, with or without parameters behind it. */
    String target(RouteTable.Way way) {
        String path =
                PARAMETER.matcher(way.template()).replaceAll(_ -> Matcher.quoteReplacement(Http.escape(words.id())));
        StringBuilder target = new StringBuilder(path);
        for (int i = random.nextInt(4); i > 0; i--) {
            target.append(target.indexOf("?") < 0 ? '?' : '&');
            target.append(Http.escape(words.name())).append('=').append(Http.escape(words.value()));
        }
        return target.toString();
    }

    /** The whole request, to the byte. @param key of somebody who may do everything */
    byte[] request(RouteTable.Way way, String key) {
        String type = TYPES.get(random.nextInt(TYPES.size()));
        boolean hasBody = !way.method().equals("GET") && !way.method().equals("HEAD");
        byte[] body = hasBody ? body(type).getBytes(StandardCharsets.UTF_8) : new byte[0];
        List<String> lines = new ArrayList<>(List.of(
                way.method() + " " + target(way) + " HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                credentials(way, key)));
        if (hasBody) {
            lines.add("Content-Length: " + body.length);
            lines.add("Content-Type: " + type);
        }
        if (random.nextInt(4) == 0) {
            lines.add(oddHeader());
        }
        byte[] head = (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    private String credentials(RouteTable.Way way, String key) {
        return switch (random.nextInt(20)) {
            case 0 -> "Authorization: " + line(words.value());
            case 1 -> "Authorization: Basic " + line(words.value());
            case 2 -> "Cookie: " + line(words.name() + "=" + words.value());
            case 3 -> "X-RSC-Authorization: " + line(words.value());
            default -> "Authorization: " + (way.door().equals("connect") ? "Key " : "Bearer ") + key;
        };
    }

    private String oddHeader() {
        String name = List.of(
                        "X-Forwarded-For",
                        "Forwarded",
                        "If-Match",
                        "If-None-Match",
                        "Range",
                        "Accept-Language",
                        "Accept",
                        "Origin",
                        "Cookie",
                        "X-Request-Id",
                        "User-Agent",
                        "Expect",
                        "X-HTTP-Method-Override",
                        "HX-Request")
                .get(random.nextInt(14));
        return name + ": " + line(words.value());
    }

    private static String line(String value) {
        return value.replaceAll("[\\x00-\\x1f]", "?");
    }

    private String body(String type) {
        if (random.nextInt(12) == 0) {
            return words.value();
        }
        if (type.contains("urlencoded")) {
            return Http.query(words.name(), words.value(), words.name() + "[" + words.name() + "]", words.value())
                    .substring(1);
        }
        if (type.contains("multipart")) {
            return "--x\r\nContent-Disposition: form-data; name=\"" + words.name() + "\"\r\n\r\n" + words.value()
                    + "\r\n--x--\r\n";
        }
        if (type.contains("csv")) {
            return "username,email,groups\n" + words.value() + "," + words.value() + ",\"x, y\"\n";
        }
        if (type.contains("yaml")) {
            return "user:\n  name: " + words.value() + "\n  " + words.name() + ": " + words.value() + "\n";
        }
        return object(3).toString();
    }

    private ObjectNode object(int deep) {
        ObjectNode object = Json.object();
        for (int i = random.nextInt(6); i > 0; i--) {
            String name = words.name();
            switch (random.nextInt(deep > 0 ? 9 : 6)) {
                case 0 -> object.put(name, random.nextLong());
                case 1 -> object.put(name, random.nextBoolean());
                case 2 -> object.putNull(name);
                case 6 -> object.set(name, object(deep - 1));
                case 7 -> object.putArray(name).add(words.value()).add(words.id());
                case 8 -> object.putArray(name).add(object(deep - 1));
                default -> object.put(name, words.value());
            }
        }
        return object;
    }
}
