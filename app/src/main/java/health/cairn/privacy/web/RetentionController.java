package health.cairn.privacy.web;

import health.cairn.pages.Numbers;
import health.cairn.pages.Table;
import health.cairn.pages.Table.Column;
import health.cairn.pages.Table.Row;
import health.cairn.privacy.Retention;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How long what is kept, and when that was last seen to. */
@Controller
class RetentionController {

    private final Retention retention;

    RetentionController(Retention retention) {
        this.retention = retention;
    }

    @GetMapping("/settings/retention")
    String show(Model model) {
        model.addAttribute(
                "page",
                new RetentionPage(new Table(
                        "Rules",
                        List.of(
                                Column.text("What"),
                                Column.text("Kept for"),
                                Column.text("Why"),
                                Column.text("Last applied"),
                                Column.number("Removed then")),
                        retention.rules().stream().map(RetentionController::row).toList())));
        return "privacy/retention";
    }

    private static Row row(Retention.Applied applied) {
        return Row.of(
                applied.rule().kind(),
                words(applied.rule().kept()),
                applied.rule().reason(),
                applied.at()
                        .map(at -> Numbers.day(
                                at.atZone(ZoneId.of("Europe/London")).toLocalDate()))
                        .orElse("not yet"),
                removed(applied));
    }

    private static String removed(Retention.Applied applied) {
        if (applied.removed().isPresent()) {
            return Numbers.count(applied.removed().getAsLong());
        }
        return applied.at().isPresent() ? "not counted" : "";
    }

    private static String words(Period period) {
        return period.getYears() == 1
                ? "1 year"
                : period.getYears() > 0 ? period.getYears() + " years" : period.getDays() + " days";
    }
}
