package muster.dialect.cloudomation;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import muster.dialect.cloudomation.Complaint.Code;
import muster.dialect.cloudomation.Complaint.Found;

/**
 * Pictures of users: a PNG or SVG as a data URI, or an SVG as it is. What other people's browsers show may neither run nor fetch
 * anything.
 */
final class IconRule {
    static final int MOST_BYTES = 64 * 1_024;

    private static final String PNG = "data:image/png;base64,";
    private static final String SVG = "data:image/svg+xml;base64,";
    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final Pattern URL =
            Pattern.compile("url\\s*\\(\\s*['\"]?\\s*([^'\")\\s]*)", Pattern.CASE_INSENSITIVE);

    /** What else fetches in styles, whatever it is called with. */
    private static final List<String> FETCHING = List.of("@import", "image-set(", "image(", "src(");

    private IconRule() {}

    /** @return the very text. @throws Found {@link Code#INVALID} */
    static String checked(String icon) {
        if (icon.startsWith(PNG)) {
            byte[] bytes = decoded(icon.substring(PNG.length()));
            require(Arrays.equals(
                    bytes, 0, Math.min(bytes.length, PNG_SIGNATURE.length), PNG_SIGNATURE, 0, PNG_SIGNATURE.length));
        } else if (icon.startsWith(SVG)) {
            requireHarmless(new String(decoded(icon.substring(SVG.length())), StandardCharsets.UTF_8));
        } else {
            require(icon.startsWith("<svg") || icon.startsWith("<?xml"));
            require(icon.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES);
            requireHarmless(icon);
        }
        return icon;
    }

    private static byte[] decoded(String base64) {
        // Checked before decoding: nobody makes the server hold what it refuses.
        require(base64.length() <= (MOST_BYTES + 2) / 3 * 4 + 4);
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            require(bytes.length <= MOST_BYTES);
            return bytes;
        } catch (IllegalArgumentException noBase64) {
            throw new Found(Code.INVALID);
        }
    }

    /** Read as XML, not searched as text: a reader is not fooled by entities, case or prefixes. */
    private static void requireHarmless(String svg) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        try {
            XMLStreamReader reader = reader(factory, svg);
            String encoding = reader.getCharacterEncodingScheme();
            // Whoever reads the bytes otherwise finds another text in them.
            require(encoding == null || encoding.equalsIgnoreCase(StandardCharsets.UTF_8.name()));
            boolean isRoot = true;
            while (reader.hasNext()) {
                int event = next(reader);
                require(event != XMLStreamConstants.DTD && event != XMLStreamConstants.ENTITY_REFERENCE);
                require(event != XMLStreamConstants.PROCESSING_INSTRUCTION);
                if (event == XMLStreamConstants.START_ELEMENT) {
                    require(!isRoot || local(reader.getLocalName()).equals("svg"));
                    isRoot = false;
                    requireHarmless(reader);
                } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                    requireWithin(reader.getText());
                }
            }
            require(!isRoot);
        } catch (XMLStreamException noXml) {
            throw new Found(Code.INVALID);
        }
    }

    private static XMLStreamReader reader(XMLInputFactory factory, String svg) throws XMLStreamException {
        try {
            return factory.createXMLStreamReader(new StringReader(svg));
        } catch (RuntimeException stumbled) {
            throw new Found(Code.INVALID);
        }
    }

    /** Of some malformed files the library has no words to complain in, and throws something else. */
    private static int next(XMLStreamReader reader) throws XMLStreamException {
        try {
            return reader.next();
        } catch (RuntimeException stumbled) {
            throw new Found(Code.INVALID);
        }
    }

    private static void requireHarmless(XMLStreamReader element) {
        String name = local(element.getLocalName());
        require(!name.equals("script") && !name.equals("foreignobject"));
        for (int i = 0; i < element.getAttributeCount(); i++) {
            String attribute = local(element.getAttributeLocalName(i));
            String value = element.getAttributeValue(i);
            require(!isHandler(attribute));
            if (isReference(attribute)) {
                requireWithinFile(value.strip());
            }
            // An animation writes the attribute that it names.
            String animated = attribute.equals("attributename") ? local(value.strip()) : "";
            require(!isReference(animated) && !isHandler(animated));
            requireWithin(value);
        }
    }

    private static boolean isHandler(String attribute) {
        return attribute.startsWith("on");
    }

    private static boolean isReference(String attribute) {
        return attribute.equals("href") || attribute.equals("src");
    }

    /** References in styles stay within the file, and nothing is imported. */
    private static void requireWithin(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        require(FETCHING.stream().noneMatch(lower::contains));
        Matcher references = URL.matcher(text);
        while (references.find()) {
            requireWithinFile(references.group(1));
        }
        // With an escape, a style could write the word otherwise.
        require(!text.contains("\\"));
    }

    private static void requireWithinFile(String reference) {
        String lower = reference.toLowerCase(Locale.ROOT);
        require(lower.isEmpty() || lower.startsWith("#") || lower.startsWith("data:image/"));
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    private static void require(boolean harmless) {
        if (!harmless) {
            throw new Found(Code.INVALID);
        }
    }
}
