package care.backstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One person at one browser, with script or without. {@link #look} checks the page at three widths with axe and, where asked, keeps a picture at two. What it
 * finds, errors of the page's scripts and answers of 500 and more are collected, and fail the walk when it is closed.
 */
final class Walk implements AutoCloseable {

    /** WCAG 2.2 AA and what axe calls best practice. */
    private static final List<String> STANDARDS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** What stands out of the page at the right and is not inside a box that scrolls. */
    private static final String TOO_WIDE = """
            [...document.querySelectorAll('body *')]
              .filter(e => e.getBoundingClientRect().right > window.innerWidth + 1 && !e.closest('.backstop-scroll'))
              .slice(0, 4).map(e => e.tagName + '.' + e.className + ' ' + e.id + ' ' + e.textContent.trim().slice(0, 30)).join(' | ')""";

    /** Whether one can see where the keyboard is: an outline, a shadow or a ground of its own. */
    private static final String FOCUS = """
            css => {
              const at = document.activeElement, look = getComputedStyle(at);
              const shown = (e, style) => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
              const label = at.id ? document.querySelector('label[for="' + CSS.escape(at.id) + '"]') : null;
              const seen = shown(at, look) || (label && shown(label, getComputedStyle(label, '::before')));
              return [at === document.body ? '' : at.tagName + '#' + at.id + ' ' + (at.textContent || '').trim().slice(0, 40), at.matches(css), !!seen];
            }""";

    private static final Path PICTURES = Path.of("target/screenshots");

    /** Pictures are for people, who ask for them ({@code ./backstop journeys}); a check has nobody to look, and they cost as much as a page. */
    private static final boolean PICTURED = Boolean.getBoolean("pictures");

    /**
     * Axe within the page, answering in a line what is wrong and nothing of what is right: what is right is most of an answer, and asking for it
     * takes most of the time.
     */
    private static final String AXE = """
            async standards => (await axe.run(document, {
                runOnly: {type: 'tag', values: standards}, resultTypes: ['violations'], iframes: false, elementRef: false}))
              .violations.map(rule => rule.id + ': ' + rule.help + ' at ' + rule.nodes.map(node => node.target.join(' ')).join(', '))""";

    /** One browser serves every walk of this Java; each walk has its own window without a past. Both end with this Java. */
    private static final class Shared {

        private static final Browser BROWSER = Playwright.create()
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(Objects.requireNonNull(
                                System.getenv("BROWSER_PATH"), "BROWSER_PATH: run the journeys through ./backstop")))
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
    }

    private final BrowserContext context;
    private final Page page;
    private final String address;
    private final List<String> troubles = new ArrayList<>();
    private final boolean script;
    private final List<String> looked = new ArrayList<>();

    Walk(int port, boolean script) {
        this.script = script;
        address = "http://localhost:" + port;
        context = Shared.BROWSER.newContext(
                new Browser.NewContextOptions().setJavaScriptEnabled(script).setAcceptDownloads(true));
        context.setDefaultTimeout(20_000);
        page = context.newPage();
        page.onPageError(e -> troubles.add("script: " + e));
        page.onConsoleMessage(m -> {
            if (m.text().contains("Content Security Policy")) {
                troubles.add("policy: " + m.text());
            }
        });
        page.onResponse(r -> {
            if (r.status() >= 500 || (r.status() == 404 && r.url().matches(".*/(assets|webjars)/.*"))) {
                troubles.add(r.status() + " " + r.url());
            }
        });
    }

    Page page() {
        return page;
    }

    void open(String path) {
        page.navigate(address + path);
    }

    void follow(String link) {
        click(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first());
    }

    void press(String button) {
        click(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first());
    }

    /**
     * Clicks, and lets the page that follows arrive whole. A click returns when the answer begins: what is counted then is counted on half a
     * page.
     */
    void click(Locator what) {
        what.click();
        page.waitForLoadState(LoadState.DOMCONTENTLOADED);
    }

    void fill(String label, String value) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .first()
                .fill(value);
    }

    void choose(String label, String option) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .first()
                .selectOption(option);
    }

    void tick(String label) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .first()
                .check();
    }

    /** Goes on with the Tab key alone until the keyboard is at what {@code css} names; each stop on the way has to be seen. */
    void tab(String css) {
        for (int stops = 0; stops < 150; stops++) {
            page.keyboard().press("Tab");
            var at = (List<?>) page.evaluate(FOCUS, css);
            if (Boolean.FALSE.equals(at.get(2)) && !at.getFirst().equals("")) {
                troubles.add("nothing shows that the keyboard is at %s of %s".formatted(at.getFirst(), page.url()));
            }
            if (Boolean.TRUE.equals(at.get(1))) {
                return;
            }
        }
        throw new AssertionError("the keyboard never comes to %s of %s".formatted(css, page.url()));
    }

    /** Types where the keyboard is. */
    void type(String words) {
        page.keyboard().type(words);
    }

    /** A key that leads to another page. */
    void leave(String key) {
        page.waitForNavigation(() -> page.keyboard().press(key));
        page.waitForLoadState(LoadState.DOMCONTENTLOADED);
    }

    String heading() {
        return page.locator("h1").innerText();
    }

    String text() {
        return page.locator("main").innerText();
    }

    /** What a big number of the page says, by its label. */
    String figure(String label) {
        return page.locator(".backstop-figure:has(.backstop-figure__label:text-is('%s')) .backstop-figure__value"
                        .formatted(label))
                .first()
                .innerText();
    }

    /** What stands beside these words in a list of facts or in a table. */
    String fact(String key) {
        return page.locator(".govuk-summary-list__row:has(dt:text-is('%1$s')) dd, main tr:has(th:text-is('%1$s')) td"
                        .formatted(key))
                .first()
                .innerText()
                .strip();
    }

    Locator find(String css) {
        return page.locator(css);
    }

    /** Presses, and waits until the page that follows (long work refreshing itself included) says {@code words}. */
    void waitFor(String words) {
        try {
            page.getByText(words).first().waitFor(new Locator.WaitForOptions().setTimeout(40_000));
        } catch (TimeoutError e) {
            throw new AssertionError("%s never said \"%s\". It says: %s".formatted(page.url(), words, text()), e);
        }
    }

    /**
     * Checks the page as it stands, at 320, 768 and 1280 px, and keeps pictures at 375 and 1280 where they are asked for. Axe looks at the narrowest and the widest: the
     * style sheets have nothing between that one of these does not show, and half of a walk's time is axe's. Axe is a script itself, so that a
     * walk without script keeps one picture of the page and no more.
     */
    void look(String name) {
        looked.add(name);
        if (!script) {
            picture(name + "-without-script", 375);
            return;
        }
        page.evaluate(AxeBuilder.getAxeScript() + ";0");
        width(name, 320);
        axe(name, 320);
        picture(name, 375);
        width(name, 768);
        width(name, 1280);
        axe(name, 1280);
        picture(name, 1280);
    }

    /** The same at the narrowest width only and without a picture: for pages built of nothing that others do not show wide. */
    void glance(String name) {
        page.evaluate(AxeBuilder.getAxeScript() + ";0");
        width(name, 320);
        axe(name, 320);
        page.setViewportSize(1280, 900);
    }

    /** Opens a page and glances at it. */
    void glance(String name, String path) {
        open(path);
        looked.add(name);
        glance(name);
    }

    private void width(String name, int width) {
        page.setViewportSize(width, 900);
        var overflow = (Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        if (overflow > 0) {
            troubles.add(
                    "%s scrolls %d px sideways at %d px: %s".formatted(name, overflow, width, page.evaluate(TOO_WIDE)));
        }
    }

    private void axe(String name, int width) {
        for (var rule : (List<?>) page.evaluate(AXE, STANDARDS)) {
            troubles.add("%s at %d px (%s): %s".formatted(name, width, page.url(), rule));
        }
    }

    private void picture(String name, int width) {
        if (!PICTURED) {
            return;
        }
        page.setViewportSize(width, 900);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("%02d-%s-%d.png".formatted(looked.size(), name, width)))
                .setFullPage(true));
    }

    List<String> looked() {
        return List.copyOf(looked);
    }

    @Override
    public void close() {
        context.close();
        assertThat(troubles).as("faults of the pages walked through").isEmpty();
    }
}
