package muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules of the house that a compiler does not know. A failure names each file and line that breaks one. */
class TidyTest {
    private static final int LONGEST_CLASS_IN_LINES = 400;

    private static final List<TextFile> FILES = TextFile.all();

    @Test
    void timeAndChanceComeInThroughTheConstructor() {
        noneHas(
                file -> file.isMainJava() && !file.isInPackage("muster.app", "muster.bench"),
                "Instant\\.now\\(|System\\.currentTimeMillis\\(|UUID\\.randomUUID\\(|new Random\\(|Math\\.random\\(");
    }

    @Test
    void nothingNativeRunsOnVirtualThreads() {
        // SQLite and libargon2 keep their carriers, of which there are as many as cores. The pool is virtual only when
        // a
        // test says so, and sending a mail asks the network alone.
        noneHas(
                file -> file.isMainJava()
                        && !file.name().endsWith("/http/WorkerPool.java")
                        && !file.name().endsWith("/mail/MailRounds.java"),
                "\\bofVirtual\\(|VirtualThread");
    }

    @Test
    void nothingIsLeftForLater() {
        noneHas(file -> true, "\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
    }

    @Test
    void noTestIsSwitchedOff() {
        noneHas(
                TextFile::isTestJava,
                "@Dis" + "abled|@Ig" + "nore|@Enabled(If|On|For)|\\bassum(e|ing)(True|False|That)\\b");
    }

    @Test
    void everyTestIsFoundByTheBuild() {
        // Surefire runs classes by their name; a test in a class of another name would be left out in silence.
        Pattern test = Pattern.compile("^\\s*@(Test|ParameterizedTest|RepeatedTest|TestFactory|Property|Example)\\b");
        none(files(TextFile::isTestJava)
                .filter(file -> !file.name().endsWith("Test.java"))
                .filter(file -> !Pattern.compile("\\b(abstract class|interface) \\w")
                        .matcher(file.text())
                        .find())
                .flatMap(file -> file.linesWith(test)));
    }

    @Test
    void everyPackageTellsItsPurposeAndIsNullMarked() {
        none(files(file -> file.isMainJava() && !file.name().endsWith("/module-info.java"))
                .map(file -> file.path().getParent())
                .distinct()
                .map(folder -> folder.resolve("package-info.java"))
                .filter(info -> FILES.stream()
                        .filter(file -> file.path().equals(info))
                        .noneMatch(file ->
                                file.text().startsWith("/**") && file.text().contains("\n@NullMarked\n")))
                .map(info -> TextFile.ROOT.relativize(info)
                        + ":1: must be there, begin with a comment and carry @NullMarked"));
    }

    @Test
    void everyDocumentHasOneTitle() {
        none(files(TextFile::isMarkdown)
                .filter(file ->
                        prose(file).filter(line -> line.text().startsWith("# ")).count() != 1)
                .map(file -> file.name() + ":1: must have exactly one line that begins with '# '"));
    }

    @Test
    void everyLinkOfADocumentLeadsSomewhere() {
        Pattern link = Pattern.compile("]\\(<?([^)\\s>]+)>?(?:\\s+\"[^\"]*\")?\\)");
        none(files(TextFile::isMarkdown)
                .flatMap(file -> prose(file)
                        .flatMap(line -> link.matcher(line.text().replaceAll("`[^`]*`", ""))
                                .results()
                                .map(match -> match.group(1))
                                .filter(target -> !leadsSomewhere(file, target))
                                .map(target -> file.name() + ":" + line.number() + ": " + target))));
    }

    @Test
    void noClassHidesItsPurposeBehindAnEmptyWord() {
        noneHas(TextFile::isJava, "\\b(class|interface|enum|record) \\w+(Manager|Helper|Utils?|Impl)\\b");
    }

    @Test
    void coreKnowsNoDialectByName() {
        noneHas(
                file -> file.isMainJava() && file.isInPackage("muster.model", "muster.directory"),
                "(?i:arvados|cryosparc|cloudomation)|\\bConnect(\\b|[A-Z])|\"connect\"");
    }

    @Test
    void noClassIsTooLongToRead() {
        none(files(TextFile::isJava)
                .filter(file -> file.lines().size() > LONGEST_CLASS_IN_LINES)
                .map(file -> file.name() + ":" + LONGEST_CLASS_IN_LINES + ": the file has "
                        + file.lines().size() + " lines"));
    }

    @Test
    void noStyleLeavesABlockOpen() {
        // A browser takes what follows for a part of the open block, and says nothing.
        none(files(file -> file.name().endsWith(".css"))
                .filter(file -> file.text().chars().filter(c -> c == '{').count()
                        != file.text().chars().filter(c -> c == '}').count())
                .map(file -> file.name() + ":1: has not as many closing braces as opening ones"));
    }

    @Test
    void noJavaFileHasTabsOrTrailingBlanks() {
        noneHas(TextFile::isJava, "\\t|\\r|\\s$");
    }

    @Test
    void everyFileEndsWithANewline() {
        none(files(file -> !file.text().isEmpty() && !file.text().endsWith("\n"))
                .map(file -> file.name() + ":" + file.lines().size() + ": the last line has no end"));
    }

    private static Stream<TextFile> files(Predicate<TextFile> which) {
        return FILES.stream().filter(which);
    }

    private static void noneHas(Predicate<TextFile> which, String regex) {
        Pattern pattern = Pattern.compile(regex);
        none(files(which).flatMap(file -> file.linesWith(pattern)));
    }

    private static void none(Stream<String> violations) {
        assertThat(String.join("\n", violations.toList())).isEmpty();
    }

    /** The lines of a document outside its code blocks. */
    private static Stream<Line> prose(TextFile document) {
        List<String> lines = document.lines();
        boolean[] isCode = new boolean[lines.size()];
        boolean inside = false;
        for (int index = 0; index < isCode.length; index++) {
            boolean fence = lines.get(index).strip().startsWith("```");
            isCode[index] = inside || fence;
            inside ^= fence;
        }
        return IntStream.range(0, isCode.length)
                .filter(index -> !isCode[index])
                .mapToObj(index -> new Line(index + 1, lines.get(index)));
    }

    /** Only files are looked for: no network in tests, and a heading may be reworded. */
    private static boolean leadsSomewhere(TextFile document, String target) {
        Matcher address = Pattern.compile("^[a-z][a-z0-9+.-]*:").matcher(target);
        if (address.find() || target.startsWith("#")) {
            return true;
        }
        String path = target.replaceFirst("[#?].*", "").replace("%20", " ");
        Path folder = path.startsWith("/") ? TextFile.ROOT : document.path().getParent();
        return Files.exists(folder.resolve(path.replaceFirst("^/+", "")));
    }

    private record Line(int number, String text) {}
}
