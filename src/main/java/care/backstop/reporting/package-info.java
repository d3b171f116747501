@NullMarked
@ApplicationModule(
        displayName = "reporting",
        allowedDependencies = {"kernel", "govuk"})
package care.backstop.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
