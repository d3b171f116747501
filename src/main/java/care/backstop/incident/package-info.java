@NullMarked
@ApplicationModule(
        displayName = "incident",
        allowedDependencies = {"kernel", "govuk", "contingency", "oversight", "people", "market"})
package care.backstop.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
