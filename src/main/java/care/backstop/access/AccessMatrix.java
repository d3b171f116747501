package care.backstop.access;

import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Role;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Who may do what: {@code access-matrix.csv}, read once. A cell such as {@code RWa Ri b} is a list of grants, each some
 * capital acts with small scope letters; an act or letter that is not in the legend stops the program from starting.
 */
@Component
class AccessMatrix implements Permissions {

    private record Grant(Set<Act> acts, Set<Scope> scopes) {}

    private final Map<Role, Map<Area, List<Grant>>> cells = new EnumMap<>(Role.class);

    AccessMatrix() {
        var file = new ClassPathResource("access-matrix.csv");
        try (var rows = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
            rows.forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (var role : Role.values()) {
            if (!cells.containsKey(role)) {
                throw new IllegalStateException("access-matrix.csv has no row for " + role.key());
            }
        }
    }

    private void read(NamedCsvRecord row) {
        var areas = new EnumMap<Area, List<Grant>>(Area.class);
        for (var area : Area.values()) {
            areas.put(area, grants(row.getField(area.name())));
        }
        cells.put(Role.ofKey(row.getField("role")), areas);
    }

    private static List<Grant> grants(String cell) {
        var grants = new ArrayList<Grant>();
        if (cell.equals("-")) {
            return grants;
        }
        for (var word : cell.split(" ", -1)) {
            var acts = EnumSet.noneOf(Act.class);
            var scopes = EnumSet.noneOf(Scope.class);
            for (var letter : word.toCharArray()) {
                switch (letter) {
                    case 'R' -> acts.add(Act.READ);
                    case 'W' -> acts.add(Act.WRITE);
                    case 'A' -> acts.add(Act.APPROVE);
                    case 'X' -> acts.add(Act.EXPORT);
                    case 'p' -> scopes.add(Scope.ALL);
                    case 'o' -> scopes.add(Scope.OWN_AGENCY);
                    case 'i' -> scopes.add(Scope.INCIDENT_MEMBER);
                    case 'f' -> scopes.add(Scope.FUNDED);
                    case 'a' -> scopes.add(Scope.ASSIGNED);
                    case 's' -> scopes.add(Scope.OWN_ITEMS);
                    case 'm' -> scopes.add(Scope.MINIMUM);
                    case 'n' -> scopes.add(Scope.NEED_PROFILE);
                    case 'h' -> scopes.add(Scope.HANDLING);
                    case 'g' -> scopes.add(Scope.AGGREGATE);
                    case 'b' -> scopes.add(Scope.BREAK_GLASS);
                    default ->
                        throw new IllegalStateException(
                                "access-matrix.csv: what is '%s' in '%s'?".formatted(letter, cell));
                }
            }
            if (acts.isEmpty() && scopes.equals(EnumSet.of(Scope.BREAK_GLASS))) {
                acts.add(Act.READ); // who says why may look, never write
            }
            grants.add(new Grant(acts, scopes));
        }
        return grants;
    }

    @Override
    public boolean may(Actor actor, Area area, Act act) {
        return grants(actor, area).stream().anyMatch(g -> g.acts().contains(act));
    }

    @Override
    public Set<Scope> scopes(Actor actor, Area area, Act act) {
        var scopes = EnumSet.noneOf(Scope.class);
        grants(actor, area).stream().filter(g -> g.acts().contains(act)).forEach(g -> scopes.addAll(g.scopes()));
        return scopes;
    }

    private List<Grant> grants(Actor actor, Area area) {
        return cells.getOrDefault(actor.role(), Map.of()).getOrDefault(area, List.of());
    }
}
