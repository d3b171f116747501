package care.backstop.access;

import care.backstop.govuk.Errors;

/** Where letters to a post go, to be changed. {@code typed} is what stands in the field. */
public record AddressPage(Accounts.PostRow post, String typed, Errors errors) {}
