package care.backstop.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/**
 * Encrypts what a thief of the database must not be able to use, such as the seeds of one-time codes. The key stands
 * outside the database: in {@code backstop.key}, or made once in the data folder, readable by its owner only.
 */
@Component
class SecretBox {

    private static final String MAC = "HmacSHA256";

    private final BytesEncryptor box;
    private final byte[] key;

    SecretBox(@Value("${backstop.data}") Path data, @Value("${backstop.key:}") String given) {
        key = HexFormat.of().parseHex(given.isBlank() ? kept(data.resolve("backstop.key")) : given);
        box = new AesBytesEncryptor(new SecretKeySpec(key, "AES"), KeyGenerators.secureRandom(16), CipherAlgorithm.GCM);
    }

    private static String kept(Path file) {
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            var key = HexFormat.of().formatHex(bytes);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, key);
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("could not keep the encryption key in " + file, e);
        }
    }

    byte[] close(String text) {
        return box.encrypt(text.getBytes(StandardCharsets.UTF_8));
    }

    String open(byte[] closed) {
        return new String(box.decrypt(closed), StandardCharsets.UTF_8);
    }

    /** What only the holder of the key can put beside a text: each purpose has a key of its own. */
    String mark(String purpose, String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(mac(key, purpose), text));
    }

    boolean isMark(String purpose, String text, String mark) {
        return MessageDigest.isEqual(
                mark(purpose, text).getBytes(StandardCharsets.UTF_8), mark.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
