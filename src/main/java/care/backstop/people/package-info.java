@NullMarked
@ApplicationModule(
        displayName = "people",
        allowedDependencies = {"kernel", "govuk", "market"})
package care.backstop.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
