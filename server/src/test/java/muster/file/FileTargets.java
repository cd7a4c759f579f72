package muster.file;

import static muster.testing.fuzz.Target.require;

import java.util.List;
import muster.directory.AccountFiles.Opened;
import muster.directory.DeclaredItem;
import muster.directory.UnsoundFile;
import muster.testing.fuzz.Target;

/** What reads files of accounts. */
public final class FileTargets {
    private FileTargets() {}

    public static List<Target> all() {
        return List.of(
                target("csv")
                        .like(
                                "username,email,first_name,groups\nada,ada@lab.example,\"A \"\"d\"\"\na\",\"x, y\"\n",
                                "\ufeffusername;state\r\n=1+1;active\r\n"),
                target("jsonl")
                        .like(
                                "{\"username\":\"ada\",\"groups\":[\"x\"],\"email\":null}\n{\"username\":\"b\"}\n",
                                "{\"id\":\"0195f0a0-0000-7000-8000-000000000001\",\"rank\":\"viewer\",\"lanes\":[]}"),
                target("ldif")
                        .like(
                                "version: 1\n\ndn: uid=ada,ou=people,dc=lab\nobjectClass: inetOrgPerson\nuid: ada\ncn:: QWRh\nmail: ada@lab.example\n",
                                "dn: cn=optics,dc=lab\nobjectClass: groupOfNames\ncn: optics\nmember: uid=ada,ou=people,dc=lab\n",
                                "dn: uid=a,dc=lab\nobjectClass: person\nuid: a\nuserPassword: {SSHA}x\njpegPhoto:< file:///etc/passwd\n"),
                target("yaml")
                        .like(
                                "muster: 1\nsource: hr\ncomplete:\n  people: suspend\nlanes:\n  - {name: gpu, kind: cluster, title: G}\n"
                                        + "people:\n  - username: ada\n    groups: [x]\n",
                                "user:\n  name: ada\n  is_enabled: yes\n---\nuser:\n  name: b\n",
                                "groups: &g\n  - {name: x, owner: ada}\npeople: *g\n"),
                target("json").like("[{\"user\":{\"name\":\"ada\",\"is_archived\":true}}]", "{\"username\":\"ada\"}"),
                target("unnamed")
                        .like("username\nada\n", "people:\n  - username: ada\n", "dn: x\n", "[]", "{\"user\":1}"));
    }

    private static Target target(String ending) {
        return Target.ofBytes("file." + ending, bytes -> read("x." + ending, bytes), UnsoundFile.class);
    }

    private static void read(String name, byte[] bytes) {
        Opened file = Reading.open(name, bytes);
        List<DeclaredItem> items = Reading.items(file);
        require(items.size() <= bytes.length, "no more comes out than goes in");
        require(file.ignored().size() <= bytes.length, "no more is told than goes in");
        require(Reading.items(name, bytes).equals(items), "a file says the same each time");
    }
}
