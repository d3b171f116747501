@NullMarked
@ApplicationModule(
        displayName = "oversight",
        allowedDependencies = {"kernel", "govuk", "market"})
package care.backstop.oversight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
