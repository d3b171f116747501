@NullMarked
@ApplicationModule(
        displayName = "access",
        allowedDependencies = {"kernel", "govuk"})
package care.backstop.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
