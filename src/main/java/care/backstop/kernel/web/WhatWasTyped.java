package care.backstop.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words somebody wrote in a form: no ids, dates, numbers or choices, which a page offers again, and nothing secret. */
final class WhatWasTyped {

    private static final Pattern CHOICE = Pattern.compile("[A-Z0-9_:.,T-]*|[0-9a-f-]{36}|\\S*/\\S*|on|true|false");
    private static final Pattern SECRET = Pattern.compile(".*(csrf|password|secret|token|code|key).*");

    static List<String> in(HttpServletRequest request) {
        if (!request.getMethod().equals("POST")) {
            return List.of();
        }
        return request.getParameterMap().entrySet().stream()
                .filter(field ->
                        !SECRET.matcher(field.getKey().toLowerCase(Locale.ROOT)).matches())
                .flatMap(field -> Stream.of(field.getValue()))
                .map(String::strip)
                .filter(words -> !CHOICE.matcher(words).matches())
                .distinct()
                .toList();
    }

    private WhatWasTyped() {}
}
