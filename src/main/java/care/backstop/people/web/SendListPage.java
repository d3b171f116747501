package care.backstop.people.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.DateInput;
import care.backstop.govuk.Errors;
import care.backstop.govuk.FileUpload;
import care.backstop.people.usecase.AskForList;
import org.jspecify.annotations.Nullable;

/**
 * What somebody with a link sees.
 *
 * @param received how many rows came; null until they did
 */
public record SendListPage(
        AskForList.@Nullable Invitation invitation,
        @Nullable Integer received,
        String dueBy,
        String action,
        FileUpload file,
        DateInput asAt,
        DataTable wrongRows,
        Errors errors) {}
