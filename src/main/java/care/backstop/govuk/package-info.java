/**
 * GOV.UK components as typed templates: a record here, a template of the same name in {@code src/main/jte/govuk}. Each
 * is compared with the official fixtures of the same component.
 */
@NullMarked
@ApplicationModule(
        displayName = "govuk",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"kernel"})
package care.backstop.govuk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
