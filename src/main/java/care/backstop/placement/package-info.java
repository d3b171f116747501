@NullMarked
@ApplicationModule(
        displayName = "placement",
        allowedDependencies = {"kernel", "govuk", "incident", "people", "people :: rules", "market"})
package care.backstop.placement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
