@NullMarked
@ApplicationModule(
        displayName = "communications",
        allowedDependencies = {"kernel", "govuk", "funding", "placement", "incident", "people", "market"})
package care.backstop.communications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
