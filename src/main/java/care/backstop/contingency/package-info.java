@NullMarked
@ApplicationModule(
        displayName = "contingency",
        allowedDependencies = {"kernel", "govuk", "oversight", "market"})
package care.backstop.contingency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
