package care.backstop.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What one page tells the next ("Capacity confirmed"), kept in the session as text like everything else there. */
@Component("flashMapManager")
final class TextFlash extends AbstractFlashMapManager {

    private static final String KEPT = "flash";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Kept(
            @Nullable String path, Map<String, List<String>> parameters, long expires, Map<String, String> told) {

        static Kept of(FlashMap flash) {
            var told = new HashMap<String, String>();
            flash.forEach((name, value) -> told.put(name, String.valueOf(value)));
            return new Kept(
                    flash.getTargetRequestPath(),
                    Map.copyOf(flash.getTargetRequestParams()),
                    flash.getExpirationTime(),
                    told);
        }

        FlashMap flash() {
            var flash = new FlashMap();
            flash.setTargetRequestPath(path);
            flash.addTargetRequestParams(new LinkedMultiValueMap<>(parameters));
            flash.setExpirationTime(expires);
            flash.putAll(told);
            return flash;
        }
    }

    @Override
    protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        var session = request.getSession(false);
        var text = session == null ? null : (String) session.getAttribute(KEPT);
        return text == null
                ? null
                : new ArrayList<>(JSON.readValue(text, new TypeReference<List<Kept>>() {}).stream()
                        .map(Kept::flash)
                        .toList());
    }

    @Override
    protected void updateFlashMaps(List<FlashMap> flashMaps, HttpServletRequest request, HttpServletResponse response) {
        if (flashMaps.isEmpty()) {
            request.getSession().removeAttribute(KEPT);
        } else {
            request.getSession()
                    .setAttribute(
                            KEPT,
                            JSON.writeValueAsString(
                                    flashMaps.stream().map(Kept::of).toList()));
        }
    }

    @Override
    protected Object getFlashMapsMutex(HttpServletRequest request) {
        return this;
    }
}
