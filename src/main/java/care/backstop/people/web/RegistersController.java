package care.backstop.people.web;

import care.backstop.govuk.Errors;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.people.store.Registers;
import care.backstop.people.usecase.KeepRegisters;
import care.backstop.people.usecase.KeepRegisters.Register;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The lists of a council that rights rest on: IMCA services by area, ways of meeting needs. */
@Controller
class RegistersController {

    private final KeepRegisters registers;

    RegistersController(KeepRegisters registers) {
        this.registers = registers;
    }

    @GetMapping("/advocacy-registers")
    @Access(area = Area.INC, act = Act.WRITE)
    String show(Model model) {
        return show(Map.of(), Errors.none(), model);
    }

    @PostMapping("/advocacy-registers/{register}")
    @Access(area = Area.INC, act = Act.WRITE)
    String add(
            @PathVariable String register,
            @RequestParam Map<String, String> sent,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var which = Arrays.stream(Register.values())
                .filter(r -> r.name().equalsIgnoreCase(register))
                .findFirst()
                .orElseThrow(() -> new NotThere("register"));
        try {
            registers.add(which, sent.get("name"), sent.get("detail"), actor);
            flash.addFlashAttribute("notice", which.words() + ": added");
            return "redirect:/advocacy-registers";
        } catch (Rejected e) {
            response.setStatus(e.problems().getFirst().code() == Problem.Code.VAL ? 422 : 409);
            var typed = Map.of(
                    which + "name", sent.getOrDefault("name", ""), which + "detail", sent.getOrDefault("detail", ""));
            return show(
                    typed,
                    new Errors(e.problems().stream()
                            .map(p -> Problem.of(which + "-" + p.field(), p.code(), p.message()))
                            .toList()),
                    model);
        }
    }

    @PostMapping("/advocacy-registers/lines/{line}/end")
    @Access(area = Area.INC, act = Act.WRITE)
    String end(@PathVariable UUID line, Actor actor, RedirectAttributes flash) {
        registers.end(line, actor);
        flash.addFlashAttribute("notice", "Taken off the list");
        return "redirect:/advocacy-registers";
    }

    private String show(Map<String, String> typed, Errors errors, Model model) {
        var lines = new EnumMap<Register, List<Registers.Line>>(Register.class);
        Arrays.stream(Register.values()).forEach(r -> lines.put(r, registers.lines(r)));
        model.addAttribute("page", RegistersPage.of(lines, typed, errors));
        return "people/registers";
    }
}
