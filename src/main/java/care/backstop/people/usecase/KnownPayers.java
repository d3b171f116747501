package care.backstop.people.usecase;

import care.backstop.kernel.profile.Key;
import care.backstop.people.Payers;
import care.backstop.people.PayingAuthorities;
import care.backstop.people.PayingAuthority.Nation;
import care.backstop.people.store.Persons;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The bodies of {@code people/paying-authorities.yaml}, read when the first payer is looked up, and a council's own. */
@Service
public class KnownPayers implements Payers {

    private final CouncilsWay way;
    private final Persons persons;

    KnownPayers(CouncilsWay way, Persons persons) {
        this.way = way;
        this.persons = persons;
    }

    @Override
    public PayingAuthorities of(UUID incident, String council) {
        var own = new ArrayList<>(way.of(incident).list(Key.NEIGHBOURS));
        own.add(council);
        return Published.LIST.with(own);
    }

    @Override
    @Transactional(readOnly = true)
    public int unknown(UUID incident) {
        return persons.directPaymentsOfNobody(incident);
    }

    private static final class Published {

        static final PayingAuthorities LIST = read();

        private static PayingAuthorities read() {
            try (var in = new ClassPathResource("people/paying-authorities.yaml").getInputStream()) {
                var file = new YAMLMapper().readTree(in);
                var names = new EnumMap<Nation, List<String>>(Nation.class);
                for (var nation : Nation.values()) {
                    names.put(
                            nation,
                            file.get(nation.name())
                                    .valueStream()
                                    .map(JsonNode::asString)
                                    .toList());
                }
                var also = new HashMap<String, String>();
                file.get("alsoCalled")
                        .properties()
                        .forEach(e -> also.put(e.getKey(), e.getValue().asString()));
                return new PayingAuthorities(names, Map.copyOf(also));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
