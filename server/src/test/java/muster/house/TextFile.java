package muster.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A text file of the repository; its name is its path from the root, with slashes. */
record TextFile(Path path, String name, String text) {
    /** The folder that holds the modules. Tests run in the folder of one of them. */
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static final List<String> FOREIGN_FOLDERS = List.of("target", "muster-data", "node_modules");
    private static final Pattern TEXT =
            Pattern.compile(".*\\.(java|md|sql|jte|css|js|xml|properties|sh|ya?ml)|muster|check|\\.ci/run");

    /** All text files but those that are built, downloaded or hidden. */
    static List<TextFile> all() {
        List<TextFile> files = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    String name = folder.getFileName().toString();
                    boolean foreign = FOREIGN_FOLDERS.contains(name) || (name.startsWith(".") && !name.equals(".ci"));
                    return foreign && !folder.equals(ROOT) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    String name = ROOT.relativize(file).toString().replace('\\', '/');
                    if (TEXT.matcher(name).matches()) {
                        files.add(new TextFile(file, name, Files.readString(file)));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return files;
    }

    boolean isJava() {
        return name.endsWith(".java");
    }

    boolean isMainJava() {
        return isJava() && name.contains("/src/main/java/");
    }

    boolean isTestJava() {
        return isJava() && name.contains("/src/test/java/");
    }

    boolean isMarkdown() {
        return name.endsWith(".md");
    }

    boolean isInPackage(String... packages) {
        return Stream.of(packages).anyMatch(each -> name.contains("/java/" + each.replace('.', '/') + "/"));
    }

    List<String> lines() {
        return text.lines().toList();
    }

    /** Each line in which the pattern is found, as {@code file:line: text}. */
    Stream<String> linesWith(Pattern pattern) {
        List<String> lines = lines();
        return IntStream.range(0, lines.size())
                .filter(index -> pattern.matcher(lines.get(index)).find())
                .mapToObj(index ->
                        name + ":" + (index + 1) + ": " + lines.get(index).strip());
    }
}
