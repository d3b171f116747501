package care.backstop.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;

/** Dice that fall the same way every time: the seed and what they are thrown for decide. */
final class Chance {

    static final long SEED = 20_201_207;

    private final Random random;

    private Chance(Random random) {
        this.random = random;
    }

    static Chance of(String what) {
        var crc = new CRC32();
        crc.update(what.getBytes(StandardCharsets.UTF_8));
        return new Chance(new Random(SEED * 31 + crc.getValue()));
    }

    /** From {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean inHundred(int chances) {
        return random.nextInt(100) < chances;
    }

    double around(double middle, double spread) {
        return middle + Math.clamp(random.nextGaussian(), -2, 2) * spread;
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** The same things in another order. */
    <T> List<T> shuffled(List<T> things) {
        var all = new ArrayList<>(things);
        Collections.shuffle(all, random);
        return all;
    }
}
