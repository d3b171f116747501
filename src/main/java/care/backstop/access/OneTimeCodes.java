package care.backstop.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.KeyGenerator;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** Six-digit codes that change every 30 seconds (RFC 6238), with the seed shown as a picture to scan or text to type. */
final class OneTimeCodes {

    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();

    /** A fresh seed, hexadecimal. */
    static String seed() {
        try {
            var keys = KeyGenerator.getInstance(CODES.getAlgorithm());
            keys.init(160);
            return HexFormat.of().formatHex(keys.generateKey().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The 30-second step that {@code code} belongs to, if it is this one or a neighbour (clocks differ) and later than
     * {@code lastUsed}: a code works once.
     */
    static OptionalLong step(String seed, String code, Instant now, long lastUsed) {
        var length = CODES.getTimeStep().toSeconds();
        for (int off = -1; off <= 1; off++) {
            var at = now.plusSeconds(off * length);
            var step = at.getEpochSecond() / length;
            if (step > lastUsed && code(seed, at).equals(code.replace(" ", ""))) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    static String code(String seed, Instant at) {
        try {
            var key = new SecretKeySpec(HexFormat.of().parseHex(seed), CODES.getAlgorithm());
            return CODES.generateOneTimePasswordString(key, at, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The seed as people type it into an authenticator. */
    static String typed(String seed) {
        return new Base32().encodeToString(HexFormat.of().parseHex(seed)).replace("=", "");
    }

    /** The seed as a square picture to scan, an SVG path in a box of {@link #SIZE} units. */
    static String picture(String seed, String user) {
        var address = "otpauth://totp/Backstop:%s?secret=%s&issuer=Backstop"
                .formatted(java.net.URLEncoder.encode(user, java.nio.charset.StandardCharsets.UTF_8), typed(seed));
        try {
            var dots = new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, SIZE, SIZE);
            var path = new StringBuilder();
            for (int y = 0; y < dots.getHeight(); y++) {
                for (int x = 0; x < dots.getWidth(); x++) {
                    if (dots.get(x, y)) {
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            return path.toString();
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }

    static final int SIZE = 61;

    private OneTimeCodes() {}
}
