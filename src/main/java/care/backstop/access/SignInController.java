package care.backstop.access;

import care.backstop.govuk.Errors;
import care.backstop.kernel.Acting;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.OpenToAll;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in and out, choosing a post, and the one-time links by which a password is first set. */
@Controller
class SignInController {

    private static final String WRONG = "The user name, password or code is not right. After a few wrong tries each "
            + "further one must wait a little longer.";

    private final Accounts accounts;
    private final SignedInSession session;
    private final DemonstrationPosts demonstration;
    private final SecretBox box;

    SignInController(Accounts accounts, SignedInSession session, DemonstrationPosts demonstration, SecretBox box) {
        this.accounts = accounts;
        this.session = session;
        this.demonstration = demonstration;
        this.box = box;
    }

    @GetMapping("/sign-in")
    @OpenToAll(because = "this is where one signs in")
    String show(@RequestParam(required = false) @Nullable String to, HttpServletRequest request, Model model) {
        model.addAttribute(
                "page", new SignInPage(Errors.none(), "", SignedInSession.safe(to), demonstration.visibleTo(request)));
        return "access/signIn";
    }

    @PostMapping("/sign-in")
    @OpenToAll(because = "this is where one signs in")
    String password(
            @RequestParam String subject,
            @RequestParam String password,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            Model model) {
        var account = Unhurried.answer(() -> accounts.checkPassword(subject, password));
        if (account.isEmpty()) {
            var errors = new Errors(List.of(Problem.of("subject", Problem.Code.AUTH, WRONG)));
            model.addAttribute(
                    "page",
                    new SignInPage(errors, subject, SignedInSession.safe(to), demonstration.visibleTo(request)));
            return "access/signIn";
        }
        session.halfway(request, account.get());
        model.addAttribute("page", new CodePage(Errors.none(), SignedInSession.safe(to)));
        return "access/code";
    }

    @PostMapping("/sign-in/code")
    @OpenToAll(because = "this is where one signs in")
    String code(
            @RequestParam String code,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            Model model) {
        var account = session.halfway(request);
        if (account.isEmpty()) {
            return "redirect:/sign-in";
        }
        if (!accounts.checkCode(account.get(), code)) {
            var errors = new Errors(List.of(Problem.of("code", Problem.Code.AUTH, WRONG)));
            model.addAttribute("page", new CodePage(errors, SignedInSession.safe(to)));
            return "access/code";
        }
        var posts = accounts.postsOf(account.get());
        if (posts.isEmpty()) {
            session.leave(request);
            return "redirect:/sign-in";
        }
        session.enter(request, posts.getFirst());
        var wanted = SignedInSession.safe(to);
        return "redirect:" + (posts.size() > 1 ? "/posts" : wanted == null ? "/" : wanted);
    }

    @PostMapping("/demonstration/sign-in")
    @OpenToAll(because = "one-click sign-in exists in the demonstration only, and from this machine only")
    String demonstration(
            @RequestParam String post,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request) {
        var actor = demonstration.find(request, post).orElseThrow(() -> new NotThere("page"));
        accounts.signedInOfDemonstration(actor);
        session.enter(request, actor);
        var wanted = SignedInSession.safe(to);
        return "redirect:" + (wanted == null ? "/" : wanted);
    }

    /**
     * Browsers ask for this on their own, beside whatever is not a page of ours. Were it led to the sign-in page, that would bring a new form
     * token, and a form that was opened a moment before would be refused.
     */
    @GetMapping("/favicon.ico")
    @OpenToAll(because = "a picture that everyone sees")
    String icon() {
        return "redirect:/assets/favicon.svg";
    }

    @GetMapping("/posts")
    @OpenToAll(because = "shows only one's own posts, and asks for a session")
    String posts(HttpServletRequest request, Model model) {
        var actor = Acting.current();
        var rows = accounts.postsOf(actor.user()).stream()
                .map(p -> new PostsPage.Row(
                        p.post().toString(),
                        p.postName(),
                        p.agencyName(),
                        p.post().equals(actor.post())))
                .toList();
        model.addAttribute("page", new PostsPage(rows));
        return "access/posts";
    }

    @PostMapping("/posts")
    @OpenToAll(because = "switches between one's own posts, and asks for a session")
    String choose(@RequestParam UUID post, HttpServletRequest request) {
        var actor = Acting.current();
        var mine = accounts.postsOf(actor.user()).stream()
                .filter(p -> p.post().equals(post))
                .findFirst()
                .orElseThrow(() -> new NotThere("post"));
        session.switchTo(request, mine);
        return "redirect:/";
    }

    @PostMapping("/sign-out")
    @OpenToAll(because = "ends one's own session")
    String signOut(HttpServletRequest request) {
        var actor = Acting.orNull();
        if (actor != null) {
            accounts.signedOut(actor);
        }
        session.leave(request);
        return "redirect:/sign-in";
    }

    @GetMapping("/link/{token}")
    @OpenToAll(because = "a one-time link is its own proof")
    String link(@PathVariable String token, Model model) {
        var link = accounts.findLink(token).orElseThrow(() -> new NotThere("page"));
        model.addAttribute("page", linkPage(token, link, Errors.none(), Map.of(), OneTimeCodes.seed()));
        return "access/link";
    }

    @PostMapping("/link/{token}")
    @OpenToAll(because = "a one-time link is its own proof")
    String useLink(
            @PathVariable String token,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletRequest request) {
        var link = accounts.findLink(token).orElseThrow(() -> new NotThere("page"));
        var seed = openSeed(typed.getOrDefault("seed", ""));
        try {
            var first = link.account() == null
                    ? new Accounts.First(
                            typed.getOrDefault("council", ""),
                            typed.getOrDefault("subject", ""),
                            typed.getOrDefault("name", ""))
                    : null;
            var account = accounts.useLink(
                    link, first, typed.getOrDefault("password", ""), seed, typed.getOrDefault("code", ""));
            session.endAll(account);
            var posts = accounts.postsOf(account);
            if (posts.isEmpty()) {
                return "redirect:/sign-in";
            }
            session.enter(request, posts.getFirst());
            return "redirect:/";
        } catch (Rejected e) {
            model.addAttribute("page", linkPage(token, link, Errors.of(e), typed, seed));
            return "access/link";
        }
    }

    private LinkPage linkPage(String token, Accounts.Link link, Errors errors, Map<String, String> typed, String seed) {
        return new LinkPage(
                errors,
                "/link/" + token,
                link.account() == null,
                typed,
                OneTimeCodes.typed(seed),
                OneTimeCodes.picture(seed, typed.getOrDefault("subject", "you")),
                HexFormat.of().formatHex(box.close(seed)));
    }

    private String openSeed(String sealed) {
        try {
            return box.open(HexFormat.of().parseHex(sealed));
        } catch (RuntimeException e) {
            throw new NotThere("page");
        }
    }
}
