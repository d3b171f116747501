/** Floor 1: the few words every module needs. Nothing here knows a rule of any other module. */
@NullMarked
@ApplicationModule(
        displayName = "kernel",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package care.backstop.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
