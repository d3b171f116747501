/**
 * Above all floors: the demonstration council, made from a fixed seed through the same use cases as real work. It does
 * nothing unless {@code backstop.demonstration} is set and nobody has an account yet.
 */
@NullMarked
@ApplicationModule(
        displayName = "demo",
        allowedDependencies = {
            "kernel",
            "access",
            "market",
            "market :: usecase",
            "market :: rules",
            "market :: register",
            "people",
            "people :: rules",
            "people :: usecase",
            "people :: model",
            "incident",
            "incident :: usecase",
            "incident :: model",
            "incident :: rules",
            "placement",
            "placement :: usecase",
            "placement :: model",
            "placement :: store",
            "communications",
            "communications :: usecase"
        })
package care.backstop.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
