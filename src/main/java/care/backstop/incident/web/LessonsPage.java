package care.backstop.incident.web;

import care.backstop.govuk.DataTable;

/** Every lesson of the council. */
public record LessonsPage(String current, DataTable lessons) {}
