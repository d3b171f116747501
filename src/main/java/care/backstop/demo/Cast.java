package care.backstop.demo;

import care.backstop.access.Accounts;
import care.backstop.access.Accounts.Newcomer;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Who plays in the demonstration: agencies, one post for every role, and their tokens. */
@Component
class Cast {

    static final String TOKENS = "demo-tokens.json";

    private static final String COUNCIL = "Wealdmoor County Council";
    private static final String ICB = "NHS Wealdmoor Integrated Care Board";
    private static final String LEAVING = "Harebell Court Care Limited";
    private static final String RECEIVING = "Upper Quern Homes Limited";
    private static final String OTHER_COUNCIL = "Marlstow Council";
    private static final String REGULATOR = "Care Quality Commission";
    private static final String POLICE = "Wealdmoor Constabulary";
    private static final String ADVOCACY = "Wealdmoor Voices Advocacy";

    private static final Map<String, String> AGENCIES = new LinkedHashMap<>();

    static {
        AGENCIES.put(COUNCIL, "COUNCIL");
        AGENCIES.put(ICB, "ICB");
        AGENCIES.put(LEAVING, "PROVIDER");
        AGENCIES.put(RECEIVING, "PROVIDER");
        AGENCIES.put(OTHER_COUNCIL, "OTHER_COUNCIL");
        AGENCIES.put(REGULATOR, "REGULATOR");
        AGENCIES.put(POLICE, "POLICE");
        AGENCIES.put(ADVOCACY, "ADVOCACY");
    }

    /** A part: {@code second} marks somebody who is there for rules that need two people and has no token. */
    private record Part(Role role, String agency, String title, String name, boolean second) {}

    private static final List<Part> PARTS = List.of(
            part(Role.MARKET_OFFICER, COUNCIL, "Market officer", "Perrin Haverquill"),
            second(Role.MARKET_OFFICER, "Deputy market officer", "Ksenia Ludgravel"),
            part(Role.OVERSIGHT_ANALYST, COUNCIL, "Market oversight analyst", "Meenal Patelmoor"),
            part(Role.INCIDENT_LEAD, COUNCIL, "Incident lead", "Thora Quillfeather"),
            part(Role.INCIDENT_COORDINATOR, COUNCIL, "Incident coordinator", "Ivo Thistledown"),
            part(Role.PRACTITIONER, COUNCIL, "Social worker, older people", "Ffion Llanwedd"),
            second(Role.PRACTITIONER, "Social worker, hospital and home", "Babajide Adeyhollow"),
            part(Role.PLACEMENT_OFFICER, COUNCIL, "Placement officer", "Aster Ferncastle"),
            part(Role.FINANCE_OFFICER, COUNCIL, "Finance officer", "Casimir Zielonska"),
            part(Role.FUNDING_APPROVER, COUNCIL, "Head of commissioning finance", "Ottoline Bhattarin"),
            part(Role.COMMUNICATIONS_OFFICER, COUNCIL, "Communications officer", "Ruairi O'Fennelly"),
            part(Role.SAFEGUARDING_LEAD, COUNCIL, "Safeguarding lead", "Solveig Sandquist"),
            part(Role.EXECUTIVE, COUNCIL, "Director of adult social services", "Winsome Nkemrose"),
            part(Role.PLACING_COUNCIL_OFFICER, OTHER_COUNCIL, "Placing officer, Marlstow", "Tomasz Petrovale"),
            part(Role.ICB_CLINICIAN, ICB, "Continuing healthcare nurse", "Amara Okonbrook"),
            part(Role.CQC_LIAISON, REGULATOR, "Inspection manager", "Hollis Redgauntly"),
            part(Role.POLICE_LIAISON, POLICE, "Police liaison", "Delphine Stonechat"),
            part(Role.ADVOCATE, ADVOCACY, "Advocate (IMCA)", "Yusra Rahimwold"),
            part(Role.LEAVING_PROVIDER, LEAVING, "Registered manager, Harebell Court", "Odile Marzenowska"),
            part(Role.RECEIVING_PROVIDER, RECEIVING, "Placements, Upper Quern Homes", "Lucan Mistlethwaite"),
            part(Role.ACCESS_ADMINISTRATOR, COUNCIL, "Access administrator", "Zofia Wrenfield-Osei"),
            part(Role.PRIVACY_OFFICER, COUNCIL, "Data protection officer", "Imran Hussainley"),
            part(Role.AUDITOR, COUNCIL, "Internal auditor", "Elowen Underhay"),
            part(Role.PLATFORM_OPERATOR, COUNCIL, "Platform operator", "Goran Dunnockson"));

    private final Accounts accounts;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Path folder;

    Cast(Accounts accounts, TransactionTemplate transaction, JsonMapper json, @Value("${backstop.data}") Path folder) {
        this.accounts = accounts;
        this.transaction = transaction;
        this.json = json;
        this.folder = folder;
    }

    private static Part part(Role role, String agency, String title, String name) {
        return new Part(role, agency, title, name, false);
    }

    private static Part second(Role role, String title, String name) {
        return new Part(role, COUNCIL, title, name, true);
    }

    /** Everybody, once they have been founded; empty before. */
    List<Actor> everybody() {
        return accounts.demonstrationPosts();
    }

    /**
     * Founds agencies, posts and tokens in one transaction. The file with the tokens is written before it commits: a
     * crash in between leaves a file of tokens that open nothing, and the next start writes it anew.
     */
    void found() {
        transaction.executeWithoutResult(_ -> {
            var agencies = new LinkedHashMap<String, UUID>();
            AGENCIES.forEach((name, kind) -> agencies.put(name, accounts.found(County.COUNCIL, name, kind)));
            var tokens = new LinkedHashMap<String, String>();
            for (var part : PARTS) {
                var agency = agencies.get(part.agency());
                if (agency == null) {
                    throw new IllegalStateException("no agency " + part.agency());
                }
                var subject = part.role().key() + (part.second() ? "-2" : "") + "@wealdmoor.example";
                var post = accounts.foundPost(
                        County.COUNCIL, new Newcomer(subject, part.name(), agency, part.role(), part.title()));
                accounts.foundAddress(post, subject);
                if (!part.second()) {
                    tokens.put(part.role().key(), accounts.foundToken(post, "demonstration"));
                }
            }
            write(tokens);
        });
    }

    Actor of(Role role) {
        return find(role, false);
    }

    /** The other one of the two roles that two people hold. */
    Actor second(Role role) {
        return find(role, true);
    }

    private Actor find(Role role, boolean second) {
        var title = PARTS.stream()
                .filter(p -> p.role() == role && p.second() == second)
                .map(Part::title)
                .findFirst()
                .orElseThrow();
        return everybody().stream()
                .filter(a -> a.role() == role && a.postName().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the demonstration has no " + title));
    }

    /** Those from outside the council who belong in the room of a real incident. */
    List<Actor> guests() {
        return List.of(of(Role.SAFEGUARDING_LEAD), of(Role.ICB_CLINICIAN), second(Role.PRACTITIONER));
    }

    private void write(Map<String, String> tokens) {
        var file = folder.resolve(TOKENS);
        try {
            Files.createDirectories(folder);
            var fresh = folder.resolve(TOKENS + ".new");
            Files.deleteIfExists(fresh);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(fresh, json.writerWithDefaultPrettyPrinter().writeValueAsString(tokens) + "\n");
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the tokens of the demonstration could not be written to " + file, e);
        }
    }
}
