/**
 * Floor 2: legal entities, locations, services, ratings, capacity, and where each fact came from.
 *
 * <p>Tables of the register (migration {@code V2001__register.sql}; written by the register import alone):
 *
 * <ul>
 *   <li>{@code market.location}: one row per location, all sources together, which search and other modules read. Null
 *       is not known. {@code services} and {@code bands} hold the names of {@link care.backstop.market.ServiceKind} and
 *       {@link care.backstop.market.UserBand}, {@code rating} and the five key questions those of
 *       {@link care.backstop.market.Rating}; {@code deregistered_on} null means registered. Every index here slows the
 *       import: {@code RegisterBench} is the judge.
 *   <li>{@code market.location_source}: what each source says of each location, in versions.
 *   <li>{@code market.location_fact} (view): every fact of a location with source, day and import; {@code shown} marks
 *       the one that won.
 *   <li>{@code market.location_rating} (view): ratings now and before.
 *   <li>{@code market.provider} (view), {@code market.provider_source}: registered providers.
 *   <li>{@code market.succession}: locations that went on under another id.
 *   <li>{@code market.register_import}, {@code register_file}, {@code register_rejection}, {@code stage_*}: imports.
 * </ul>
 *
 * <p>A service outside the register is a {@code location_source} row of source {@code council} followed by
 * {@code RegisterStore.rebuild}.
 */
@NullMarked
@ApplicationModule(
        displayName = "market",
        allowedDependencies = {"kernel", "govuk"})
package care.backstop.market;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
