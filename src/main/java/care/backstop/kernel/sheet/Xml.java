package care.backstop.kernel.sheet;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The XML of workbooks, read as a stream by a parser that bounds attributes, names and depth. A document type or an
 * entity of its own ends the reading: no workbook needs one.
 */
final class Xml implements AutoCloseable {

    private static final WstxInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private final InputStream in;

    private Xml(XMLStreamReader reader, InputStream in) {
        this.reader = reader;
        this.in = in;
    }

    private static WstxInputFactory factory() {
        var factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, 65_536);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 200);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, 200);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, 1_000_000);
        return factory;
    }

    static Xml open(InputStream in) {
        try {
            return new Xml(FACTORY.createXMLStreamReader(in), in);
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /** The next event that matters: START_ELEMENT, END_ELEMENT, CHARACTERS or END_DOCUMENT. */
    int next() {
        try {
            while (reader.hasNext()) {
                int event = reader.next();
                switch (event) {
                    case XMLStreamConstants.START_ELEMENT,
                            XMLStreamConstants.END_ELEMENT,
                            XMLStreamConstants.CHARACTERS,
                            XMLStreamConstants.END_DOCUMENT -> {
                        return event;
                    }
                    case XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        return XMLStreamConstants.CHARACTERS;
                    }
                    case XMLStreamConstants.DTD,
                            XMLStreamConstants.ENTITY_REFERENCE,
                            XMLStreamConstants.ENTITY_DECLARATION ->
                        throw Refusal.of("The file declares contents of its own making (a document type),"
                                + " which no spreadsheet program writes. Save the list as CSV and upload that.");
                    default -> {}
                }
            }
            return XMLStreamConstants.END_DOCUMENT;
        } catch (XMLStreamException e) {
            throw broken(e);
        } catch (RuntimeException e) {
            // The parser wraps what it meets while it reads on lazily.
            if (e.getCause() instanceof XMLStreamException x) {
                throw broken(x);
            }
            throw e;
        }
    }

    private static RuntimeException broken(XMLStreamException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof care.backstop.kernel.Rejected rejected) {
                return rejected;
            }
        }
        var rejected = Refusal.damaged();
        rejected.initCause(e);
        return rejected;
    }

    /** Local name of the element at hand. */
    String name() {
        return reader.getLocalName();
    }

    @Nullable
    String attribute(String localName) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(localName)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    int intAttribute(String localName, int otherwise) {
        var value = attribute(localName);
        if (value == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw Refusal.damaged();
        }
    }

    void appendText(StringBuilder to) {
        to.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    }

    @Override
    public void close() {
        try {
            reader.close();
            in.close();
        } catch (XMLStreamException e) {
            throw broken(e);
        } catch (java.io.IOException e) {
            throw Refusal.damaged(e);
        }
    }
}
