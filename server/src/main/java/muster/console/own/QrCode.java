package muster.console.own;

/**
 * A picture that phones read.
 *
 * @param size of its side, in squares, the quiet border included
 * @param path its dark squares, as the path of a drawing
 */
record QrCode(int size, String path) {
    private static final int BORDER = 4;

    static QrCode of(String text) {
        io.nayuki.qrcodegen.QrCode code =
                io.nayuki.qrcodegen.QrCode.encodeText(text, io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + BORDER)
                            .append(',')
                            .append(y + BORDER)
                            .append("h1v1h-1z");
                }
            }
        }
        return new QrCode(code.size + 2 * BORDER, path.toString());
    }

    /** What of the drawing is seen: all of it. */
    String viewBox() {
        return "0 0 " + size + " " + size;
    }
}
