package muster.house;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a module's {@code pom.xml} says of libraries and plugins. */
record Pom(String name, Document document) {

    /** Something that is fetched. @param version empty where none is said */
    record Named(String pom, String id, Optional<String> version) {}

    /** Of the module in a folder below the root; empty for the root itself. */
    static Pom of(String folder) {
        Path file = TextFile.ROOT.resolve(folder).resolve("pom.xml");
        try {
            return new Pom(
                    TextFile.ROOT.relativize(file).toString(),
                    DocumentBuilderFactory.newDefaultInstance()
                            .newDocumentBuilder()
                            .parse(file.toFile()));
        } catch (IOException | SAXException | ParserConfigurationException broken) {
            throw new IllegalStateException(file + " cannot be read", broken);
        }
    }

    List<String> modules() {
        return elements("module").stream()
                .map(element -> element.getTextContent().strip())
                .toList();
    }

    /** Libraries, and whatever else is named by its coordinates. */
    List<Named> named(String... tags) {
        List<Named> named = new ArrayList<>();
        for (String tag : tags) {
            elements(tag)
                    .forEach(element -> named.add(
                            new Named(name, child(element, "artifactId").orElse("?"), child(element, "version"))));
        }
        return named;
    }

    private List<Element> elements(String tag) {
        NodeList found = document.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static Optional<String> child(Element element, String tag) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeName().equals(tag)) {
                return Optional.of(child.getTextContent().strip());
            }
        }
        return Optional.empty();
    }
}
