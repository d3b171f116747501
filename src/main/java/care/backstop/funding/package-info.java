@NullMarked
@ApplicationModule(
        displayName = "funding",
        allowedDependencies = {"kernel", "govuk", "placement", "incident", "people", "market"})
package care.backstop.funding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
