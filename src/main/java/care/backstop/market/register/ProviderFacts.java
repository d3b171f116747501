package care.backstop.market.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What one file says of one registered provider. Null is not known. Names of officers are not taken over. */
public record ProviderFacts(
        int row,
        String id,
        @Nullable String name,
        @Nullable String ownership,
        @Nullable String companyNumber,
        @Nullable String charityNumber,
        @Nullable String brandId,
        @Nullable String brandName,
        @Nullable String address,
        @Nullable String town,
        @Nullable String postcode,
        @Nullable String council,
        @Nullable String region,
        @Nullable String telephone,
        @Nullable String website,
        @Nullable LocalDate registeredOn,
        @Nullable Boolean registered,
        @Nullable LocalDate deregisteredOn) {}
