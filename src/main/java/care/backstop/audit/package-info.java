@NullMarked
@ApplicationModule(
        displayName = "audit",
        allowedDependencies = {"kernel", "govuk"})
package care.backstop.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
