package health.cairn.imports.web;

import health.cairn.imports.Imports;
import health.cairn.imports.Imports.NotPossible;
import health.cairn.imports.Mappings;
import health.cairn.imports.RefusedFile;
import health.cairn.imports.Sample;
import health.cairn.imports.TableMapping;
import health.cairn.pages.Head;
import health.cairn.pages.Head.Link;
import health.cairn.pages.Head.Section;
import health.cairn.pages.NotFound;
import health.cairn.people.Scope;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Teaching Cairn an organisation's own kinds of file. */
@Controller
class MappingsController {

    private final Mappings mappings;
    private final Imports imports;
    private final MappingForm form;

    MappingsController(Mappings mappings, Imports imports, MappingForm form) {
        this.mappings = mappings;
        this.imports = imports;
        this.form = form;
    }

    @GetMapping("/loads/mappings")
    String list(Scope scope, Model model) {
        LoadsController.account(scope);
        Head head = Head.of("Your own kinds of file", Section.NONE)
                .lead("Load any table; where Cairn does not know its columns, say once what they mean.")
                .crumbs(new Link("Data loaded", "/loads"));
        model.addAttribute(
                "page",
                new MappingsPage(
                        head, mappings.all().stream().map(MappingForm::item).toList()));
        return "imports/mappings";
    }

    @GetMapping("/loads/mappings/new")
    String begin(
            @RequestParam int batch,
            @RequestParam(defaultValue = "0") int sheet,
            @RequestParam(defaultValue = "-1") int header,
            Scope scope,
            Model model)
            throws IOException {
        LoadsController.account(scope);
        model.addAttribute("page", form.page(batch, head(batch), sheet, header, Map.of(), null));
        return "imports/mapping";
    }

    @PostMapping("/loads/mappings")
    String save(
            @RequestParam int batch,
            @RequestParam(defaultValue = "0") int sheet,
            @RequestParam(defaultValue = "0") int header,
            @RequestParam Map<String, String> answers,
            Scope scope,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var account = LoadsController.account(scope);
        Sample sample = head(batch);
        try {
            TableMapping mapping = form.mapping(sample, sheet, header, answers);
            mappings.save(mapping, account);
        } catch (IllegalArgumentException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute(
                    "page", form.page(batch, sample, sheet, header, answers, String.valueOf(e.getMessage())));
            return "imports/mapping";
        }
        try {
            imports.readAgain(batch);
        } catch (NotPossible e) {
            // The file was read already, by an earlier mapping; the new one serves the next file.
            return "redirect:/loads/mappings";
        }
        return "redirect:/loads/" + batch;
    }

    @PostMapping("/loads/mappings/{number:\\d+}/remove")
    String remove(@PathVariable int number, Scope scope) {
        LoadsController.account(scope);
        mappings.remove(number);
        return "redirect:/loads/mappings";
    }

    private Sample head(int batch) throws IOException {
        try {
            return imports.head(batch);
        } catch (NotPossible | RefusedFile e) {
            throw new NotFound(String.valueOf(e.getMessage()), List.of(new Link("Data loaded", "/loads")));
        }
    }
}
