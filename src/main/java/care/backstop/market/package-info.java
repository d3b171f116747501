@NullMarked
@ApplicationModule(
        displayName = "market",
        allowedDependencies = {"kernel", "govuk"})
package care.backstop.market;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
