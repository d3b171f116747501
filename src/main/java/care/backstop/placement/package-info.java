@NullMarked
@ApplicationModule(
        displayName = "placement",
        allowedDependencies = {"kernel", "govuk", "incident", "people", "market"})
package care.backstop.placement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
