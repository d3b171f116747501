package care.backstop.access;

import care.backstop.govuk.Errors;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.kernel.sheet.CsvTable;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where an access administrator enrols people, gives them posts and takes posts away. */
@Controller
class AdministrationController {

    private static final String VIEW = "access/administration";

    private static final CsvTable<Accounts.PostRow> CSV = CsvTable.<Accounts.PostRow>named("posts")
            .column("post", Accounts.PostRow::post)
            .column("title", Accounts.PostRow::title)
            .column("name", Accounts.PostRow::name)
            .column("user", Accounts.PostRow::user)
            .column("agency", Accounts.PostRow::agency)
            .column("role", p -> p.role().key())
            .column("live", Accounts.PostRow::active)
            .column("can_sign_in", Accounts.PostRow::canSignIn)
            .column("address", Accounts.PostRow::address);

    private final Accounts accounts;
    private final Permissions permissions;
    private final Clock clock;

    AdministrationController(Accounts accounts, Permissions permissions, Clock clock) {
        this.clock = clock;
        this.accounts = accounts;
        this.permissions = permissions;
    }

    @GetMapping("/administration")
    @Access(area = Area.ACC, act = Act.READ)
    String show(Actor actor, Model model) {
        model.addAttribute("page", page(actor, Errors.none(), Map.of(), null, null));
        return VIEW;
    }

    @GetMapping("/administration/posts.csv")
    @Access(area = Area.ACC, act = Act.READ)
    ResponseEntity<byte[]> posts() {
        return CSV.file(accounts.posts(), clock.instant());
    }

    @PostMapping("/administration/agencies")
    @Access(area = Area.ACC, act = Act.APPROVE)
    String addAgency(@RequestParam Map<String, String> typed, Actor actor, Model model, RedirectAttributes flash) {
        try {
            accounts.addAgency(typed.getOrDefault("agency", ""), typed.getOrDefault("kind", "COUNCIL"), actor);
        } catch (Rejected e) {
            model.addAttribute("page", page(actor, Errors.of(e), typed, null, null));
            return VIEW;
        }
        flash.addFlashAttribute("notice", "Agency added");
        return "redirect:/administration";
    }

    @PostMapping("/administration/posts")
    @Access(area = Area.ACC, act = Act.APPROVE)
    String addPost(@RequestParam Map<String, String> typed, Actor actor, Model model) {
        try {
            var post = accounts.addPost(
                    new Accounts.Newcomer(
                            typed.getOrDefault("subject", ""),
                            typed.getOrDefault("name", ""),
                            agency(typed.getOrDefault("agencyId", "")),
                            role(typed.getOrDefault("role", "")),
                            typed.getOrDefault("title", "")),
                    actor);
            model.addAttribute(
                    "page",
                    page(
                            actor,
                            Errors.none(),
                            Map.of(),
                            "Give this link to them. It works once, for 24 hours.",
                            accounts.linkForPost(post, actor)));
        } catch (Rejected e) {
            model.addAttribute("page", page(actor, Errors.of(e), typed, null, null));
        }
        return VIEW;
    }

    @GetMapping("/administration/posts/{post}/address")
    @Access(area = Area.ACC, act = Act.APPROVE)
    String address(@PathVariable UUID post, Model model) {
        var row = live(post);
        return address(row, row.address() == null ? "" : row.address(), Errors.none(), model);
    }

    @PostMapping("/administration/posts/{post}/address")
    @Access(area = Area.ACC, act = Act.APPROVE)
    String setAddress(
            @PathVariable UUID post,
            @RequestParam(defaultValue = "") String address,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            accounts.setAddress(post, address, version, actor);
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return address(live(post), address, Errors.of(e), model);
        }
        flash.addFlashAttribute(
                "notice", address.isBlank() ? "The post has no e-mail address" : "E-mail address saved");
        return "redirect:/administration";
    }

    private static String address(Accounts.PostRow post, String typed, Errors errors, Model model) {
        model.addAttribute("page", new AddressPage(post, typed, errors));
        return "access/address";
    }

    private Accounts.PostRow live(UUID post) {
        return accounts.posts().stream()
                .filter(p -> p.post().equals(post) && p.active())
                .findFirst()
                .orElseThrow(() -> new NotThere("post"));
    }

    @PostMapping("/administration/posts/{post}/end")
    @Access(area = Area.ACC, act = Act.APPROVE)
    String end(@PathVariable UUID post, Actor actor, RedirectAttributes flash) {
        accounts.endPost(post, actor);
        flash.addFlashAttribute("notice", "Post ended");
        return "redirect:/administration";
    }

    @PostMapping("/administration/posts/{post}/token")
    @Access(area = Area.ACC, act = Act.APPROVE)
    String token(@PathVariable UUID post, Actor actor, Model model) {
        var token = accounts.issueToken(post, "issued on the administration page", actor);
        model.addAttribute(
                "page",
                page(
                        actor,
                        Errors.none(),
                        Map.of(),
                        "A bearer token for this post. It is shown this once and works for a year.",
                        token));
        return VIEW;
    }

    @PostMapping("/administration/posts/{post}/revoke")
    @Access(area = Area.ACC, act = Act.APPROVE)
    String revoke(@PathVariable UUID post, Actor actor, RedirectAttributes flash) {
        accounts.revokeTokens(post, actor);
        flash.addFlashAttribute("notice", "Tokens revoked");
        return "redirect:/administration";
    }

    @PostMapping("/administration/posts/{post}/link")
    @Access(area = Area.ACC, act = Act.APPROVE)
    String link(@PathVariable UUID post, Actor actor, Model model) {
        model.addAttribute(
                "page",
                page(
                        actor,
                        Errors.none(),
                        Map.of(),
                        "A new link to set a password. It works once, for 24 hours.",
                        accounts.linkForPost(post, actor)));
        return VIEW;
    }

    private AdministrationPage page(
            Actor actor, Errors errors, Map<String, String> typed, @Nullable String title, @Nullable String secret) {
        return new AdministrationPage(
                errors,
                typed,
                accounts.agencies(),
                accounts.posts(),
                title,
                secret,
                permissions.may(actor, Area.ACC, Act.APPROVE));
    }

    private static UUID agency(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            throw Rejected.invalid("agencyId", "Choose an agency");
        }
    }

    private static Role role(String typed) {
        try {
            return Role.valueOf(typed);
        } catch (IllegalArgumentException e) {
            throw Rejected.invalid("role", "Choose a role");
        }
    }
}
