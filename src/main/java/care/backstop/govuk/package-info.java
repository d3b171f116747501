/**
 * GOV.UK components as typed templates: a record here, a template of the same name in {@code src/main/jte/govuk}. Each
 * is compared with every official fixture of the same component that its record can express.
 *
 * <p>A page looks like this, and what it is given is escaped wherever it is plain text:
 *
 * <pre>{@code
 * @import care.backstop.govuk.*
 * @param Shell shell
 * @param CapacityPage page
 * @template.govuk.page(shell = shell, title = "Confirm capacity", failed = page.errors().any(), content = @`
 *   @if(page.errors().any())@template.govuk.errorSummary(summary = page.errors().summary())@endif
 *   <h1 class="govuk-heading-l">Confirm capacity</h1>
 *   @template.govuk.form(shell = shell, action = page.action(), once = page.once(), content = @`
 *     @template.govuk.input(input = Input.of("beds", "Beds").value(page.beds()).numeric().width(3)
 *         .error(page.errors().on("beds")))
 *     @template.govuk.button(button = Button.submit("Confirm"))
 *   `)
 * `)
 * }</pre>
 *
 * <p>Where a component takes {@code gg.jte.Content}, {@link care.backstop.govuk.Text} is plain words and a block
 * {@code @`…`} is markup. Names of fields are ids as well, so the problem with {@code beds} leads to {@code #beds}; for
 * a date it is {@code closes-day}. Header and footer are our own: no crown, and no GDS Transport, which is licensed for
 * GOV.UK only.
 */
@NullMarked
@ApplicationModule(
        displayName = "govuk",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"kernel"})
package care.backstop.govuk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
