package muster.console.files;

import java.util.Locale;
import muster.console.page.Frame;
import muster.directory.TableFault;

/** Why a file cannot be read, in the reader's language. */
final class FaultText {
    private FaultText() {}

    static String of(Frame frame, TableFault fault) {
        String sentence = frame.t("fault." + fault.kind().name().toLowerCase(Locale.ROOT), fault.detail());
        return fault.line() == 0 ? sentence : frame.t("fault.at_line", String.valueOf(fault.line()), sentence);
    }
}
