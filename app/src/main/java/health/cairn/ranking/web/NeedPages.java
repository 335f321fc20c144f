package health.cairn.ranking.web;

import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.Directory;
import health.cairn.measures.Measure;
import health.cairn.measures.MeasureId;
import health.cairn.measures.Measures;
import health.cairn.pages.Figure;
import health.cairn.pages.Figure.Mark;
import health.cairn.pages.Figure.Shape;
import health.cairn.pages.Head;
import health.cairn.pages.Numbers;
import health.cairn.pages.Table;
import health.cairn.pages.Tag;
import health.cairn.ranking.Answer;
import health.cairn.ranking.Decision;
import health.cairn.ranking.Evidence;
import health.cairn.ranking.Question;
import health.cairn.ranking.Run;
import health.cairn.ranking.Selection;
import health.cairn.ranking.Words;
import health.cairn.statistics.ranking.Band;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Builds what the workbench and the page of a run have in common. */
@Component
class NeedPages {

    /** A drawing of more places than this helps nobody; the table and the files hold all. */
    private static final int DRAWN = 60;

    private final Measures measures;
    private final Directory directory;

    NeedPages(Measures measures, Directory directory) {
        this.measures = measures;
        this.directory = directory;
    }

    RankingView view(Question question, Evidence evidence, Answer answer, String csv) {
        return new RankingView(
                count(answer, Band.ROBUST_IN),
                count(answer, Band.BORDERLINE),
                count(answer, Band.ROBUST_OUT),
                answer.chosen(),
                reliability(question, answer),
                ranks(question, answer, csv),
                contribution(question, answer, csv),
                sensitivity(answer),
                notes(question, answer, evidence));
    }

    private static int count(Answer answer, Band band) {
        return (int) answer.places().stream().filter(p -> p.band() == band).count();
    }

    private String reliability(Question question, Answer answer) {
        Map<String, String> names = new HashMap<>();
        question.metrics()
                .forEach(m -> m.parts()
                        .forEach(p -> names.put(
                                String.join(
                                        "|",
                                        p.measure(),
                                        p.sex(),
                                        p.age(),
                                        p.from().toString(),
                                        p.until().toString()),
                                shortName(p))));
        return String.join(
                        ". ",
                        answer.reliability().stream()
                                .map(r -> names.getOrDefault(r.part(), r.part()) + ": "
                                        + switch (r.grade()) {
                                            case "GOOD" -> "well";
                                            case "MODERATE" -> "moderately";
                                            default -> "poorly";
                                        }
                                        + " (" + Numbers.bare(r.rho(), "") + ")")
                                .toList())
                + ". Most places in the middle cannot be told apart.";
    }

    String shortName(Question.Part part) {
        return measures.find(new MeasureId(part.measure()))
                .map(Measure::shortName)
                .orElse(part.measure());
    }

    private Figure ranks(Question question, Answer answer, String csv) {
        var rows = new ArrayList<RankRow>();
        var steps = new ArrayList<String>();
        var table = new ArrayList<Table.Row>();
        for (Answer.Place p : answer.places()) {
            String chance = chance(p.chance());
            if (p.place() <= DRAWN) {
                rows.add(new RankRow(p.name(), p.place(), p.lower(), p.upper(), p.chance(), band(p.band())));
                steps.add(p.name() + ": place " + p.place() + ", 95% of places " + p.lower() + " to " + p.upper()
                        + ", chance " + chance);
            }
            if (table.size() < 200) {
                table.add(new Table.Row(
                        List.of(
                                Table.Cell.link(p.name(), "/areas/" + p.area()),
                                        Table.Cell.of(Integer.toString(p.place())),
                                Table.Cell.of(Numbers.bare(p.score(), "%")),
                                        Table.Cell.of(p.lower() + " to " + p.upper()),
                                Table.Cell.of(chance),
                                        Table.Cell.of(Words.band(p.band()) + (p.tied() ? ", tied" : ""))),
                        false));
            }
        }
        int in = count(answer, Band.ROBUST_IN);
        int edge = count(answer, Band.BORDERLINE);
        Answer.Place widest = answer.places().stream()
                .max(java.util.Comparator.comparingInt(p -> p.upper() - p.lower()))
                .orElseThrow();
        String noun = question.areas().many();
        return Figure.of(
                "ranks",
                "ranks",
                "Where each could truly stand",
                Numbers.count(in) + " of " + Numbers.count(answer.places().size()) + " " + noun + " are in the first "
                        + answer.chosen()
                        + " almost whatever chance does; " + Numbers.count(edge)
                        + " could fall either side. Places overlap: "
                        + widest.name() + " stands at " + widest.place() + " but could truly be anywhere from "
                        + widest.lower()
                        + " to " + widest.upper()
                        + ". The data cannot settle the borderline; people must, and say why.",
                List.of(
                        new Mark(Shape.IMPROVE, "Robust in: chance 80% or more"),
                                new Mark(Shape.NEUTRAL, "Borderline: 20 to 80%"),
                        new Mark(Shape.COMMON, "Robust out: under 20%"),
                                new Mark(Shape.BAND, "The first " + answer.chosen())),
                new Ranks(answer.chosen(), answer.places().size(), rows, steps),
                "Bars hold 95% of " + Numbers.count(answer.simulations()) + " simulated places, seed " + answer.seed()
                        + ". "
                        + Words.strategy(question.strategy()) + "; "
                        + Words.missing(question.missing()).toLowerCase(java.util.Locale.UK)
                        + " where something is missing."
                        + (answer.places().size() > DRAWN
                                ? " The first " + DRAWN + " are drawn; the files hold all."
                                : ""),
                new Table(
                        "Score, place and chance",
                        List.of(
                                Table.Column.text(capital(question.areas().one())),
                                Table.Column.number("Place"),
                                Table.Column.number("Score"),
                                Table.Column.number("95% of places"),
                                Table.Column.number("Chance"),
                                Table.Column.text("Band")),
                        table),
                csv);
    }

    private Figure contribution(Question question, Answer answer, String csv) {
        int shown = Math.min(answer.places().size(), answer.chosen() + Math.max(4, answer.chosen() / 2));
        List<String> keys =
                question.metrics().stream().map(Question.Metric::name).toList();
        var rows = new ArrayList<StackRow>();
        var steps = new ArrayList<String>();
        var table = new ArrayList<Table.Row>();
        double max = 0;
        for (Answer.Place p : answer.places().subList(0, Math.min(shown, DRAWN))) {
            double least = p.contributions().stream()
                    .mapToDouble(Answer.Contribution::points)
                    .min()
                    .orElse(0);
            List<Double> parts = p.contributions().stream()
                    .map(c -> c.points() - Math.min(0, least))
                    .toList();
            rows.add(new StackRow(p.name(), parts));
            max = Math.max(max, parts.stream().mapToDouble(Double::doubleValue).sum());
            var cells = new ArrayList<>(List.of(Table.Cell.of(p.name())));
            var words = new ArrayList<String>();
            for (Answer.Contribution c : p.contributions()) {
                String says = c.counted() ? Numbers.bare(c.points(), "%") : "missing";
                cells.add(Table.Cell.of(says + (c.imputed() ? " (put in)" : "")));
                words.add(c.metric() + " " + says);
            }
            table.add(new Table.Row(cells, false));
            steps.add(p.name() + ": " + Numbers.bare(p.score(), "%") + " in all; " + String.join(", ", words));
        }
        var columns = new ArrayList<>(
                List.of(Table.Column.text(capital(question.areas().one()))));
        keys.forEach(k -> columns.add(Table.Column.number(k)));
        var key = new ArrayList<Mark>();
        for (int i = 0; i < Math.min(keys.size(), 8); i++) {
            key.add(new Mark(Shape.valueOf("STACK_" + i), keys.get(i)));
        }
        return Figure.of(
                "contribution",
                "contribution",
                "What makes up each score",
                "Each bar is a score, split by what it comes from: where one part is long, that is where support would have to work.",
                key,
                new Stack(keys, max * 1.02, rows, steps),
                "The first " + rows.size() + " of " + answer.places().size() + " places.",
                new Table("What makes up each score", columns, table),
                csv);
    }

    private static Table sensitivity(Answer answer) {
        var columns = new ArrayList<Table.Column>();
        columns.add(Table.Column.text("Area"));
        answer.scenarios().forEach(s -> columns.add(Table.Column.number(capital(s))));
        columns.add(Table.Column.number("In the first " + answer.chosen()));
        int shown = Math.min(answer.places().size(), answer.chosen() + Math.max(5, answer.chosen() / 2));
        var rows = new ArrayList<Table.Row>();
        for (Answer.Place p : answer.places().subList(0, Math.min(shown, DRAWN))) {
            var cells = new ArrayList<Table.Cell>();
            cells.add(Table.Cell.of(p.name()));
            p.otherwise()
                    .forEach(place -> cells.add(Table.Cell.of(
                            place == 0
                                    ? "left out"
                                    : place <= answer.chosen() ? place + " ✓" : Integer.toString(place))));
            cells.add(Table.Cell.of(
                    p.chosenIn(answer.chosen()) + " of " + answer.scenarios().size()));
            rows.add(new Table.Row(cells, false));
        }
        return new Table(
                "Place under other choices; a tick marks those within the first " + answer.chosen(), columns, rows);
    }

    private List<String> notes(Question question, Answer answer, Evidence evidence) {
        var notes = new ArrayList<String>();
        notes.add(
                "Areas chosen for having the highest need tend to look better next year without any help. Those just beyond the"
                        + " cut are the ones to compare with; a before and after difference is descriptive only.");
        if (!answer.tieAcrossTheCut().isEmpty()) {
            notes.add("Equal scores lie across the cut: "
                    + String.join(
                            ", ",
                            answer.tieAcrossTheCut().stream().map(this::name).toList()) + ". They were ordered by: "
                    + String.join(", then ", answer.tieChain()) + ".");
        }
        if (!answer.leftOut().isEmpty()) {
            notes.add(Numbers.count(answer.leftOut().size()) + " could not be ranked: "
                    + String.join(
                            ", ",
                            answer.leftOut().stream()
                                    .limit(10)
                                    .map(Answer.LeftOut::name)
                                    .toList()) + ".");
        }
        long flagged = answer.places().stream().filter(p -> p.bounds() != null).count();
        if (flagged > 0) {
            notes.add(Numbers.count(flagged) + " lack something; how far their place could move stands in the files.");
        }
        evidence.readings().forEach((id, readings) -> {
            long whole = readings.stream().filter(NeedPages::isWhole).count();
            long some = readings.stream()
                    .filter(r -> r instanceof Evidence.Pooled.Proportion || r instanceof Evidence.Pooled.Rate)
                    .count();
            notes.add(measureName(id) + ": " + Numbers.count(some) + " of " + Numbers.count(readings.size())
                    + " have counts, " + Numbers.count(whole) + " with every practice present.");
        });
        notes.addAll(answer.notes());
        notes.add("Practices are counted where they belonged on " + Numbers.day(question.map()) + ". "
                + answer.simulation() + ".");
        return notes;
    }

    private static boolean isWhole(Evidence.Pooled pooled) {
        return switch (pooled) {
            case Evidence.Pooled.Proportion p -> p.reporting() == p.practices();
            case Evidence.Pooled.Rate r -> r.reporting() == r.practices();
            case Evidence.Pooled.Value v -> false;
            case Evidence.Pooled.Suppressed s -> false;
            case Evidence.Pooled.Missing m -> false;
        };
    }

    private String measureName(String part) {
        String id = part.substring(0, part.indexOf('|'));
        return measures.find(new MeasureId(id)).map(Measure::shortName).orElse(id);
    }

    String name(AreaCode area) {
        return directory.find(area).map(Area::name).orElse(area.value());
    }

    RunPage run(
            Run run,
            Selection selection,
            boolean reproduces,
            boolean mayChoose,
            boolean mayShare,
            LocalDate today,
            String said) {
        Answer answer = run.answer();
        Map<AreaCode, Answer.Place> places = new HashMap<>();
        answer.places().forEach(p -> places.put(p.area(), p));
        var chosen = new ArrayList<RunPage.Choice>();
        for (Decision d : selection.having(
                Decision.Status.PROPOSED,
                Decision.Status.ACCEPTED,
                Decision.Status.WITHDRAWN,
                Decision.Status.REPLACED)) {
            chosen.add(choice(d, places, selection));
        }
        var reserve = selection.having(Decision.Status.RESERVE).stream()
                .map(d -> choice(d, places, selection))
                .toList();
        var history = selection.history().stream()
                .map(d -> new RunPage.Event(
                        Numbers.day(d.at().atOffset(ZoneOffset.UTC).toLocalDate()),
                        d.by(),
                        name(d.area()),
                        Words.status(d.status()),
                        (d.counterpart() == null ? "" : name(d.counterpart()) + ": ") + d.reason() + " (from "
                                + Numbers.day(d.effective()) + ")"))
                .toList();
        var question = run.question();
        String csv = "/need/" + run.number() + ".csv";
        return new RunPage(
                Head.of(question.title(), Head.Section.NEED)
                        .caption("Need ranking " + run.number())
                        .lead(Numbers.count(answer.places().size()) + " "
                                + question.areas().many() + " of " + name(question.within())
                                + " compared on "
                                + Numbers.words(question.metrics().size()) + " metrics; "
                                + Numbers.words(answer.chosen())
                                + " to be chosen.")
                        .crumbs(new Head.Link("Need", "/need"))
                        .actions(actions(run, csv, mayShare))
                        .withCharts(),
                run.number(),
                List.of(
                        new RunPage.State(
                                "Frozen",
                                Numbers.day(run.frozenAt()
                                                .atOffset(ZoneOffset.UTC)
                                                .toLocalDate()) + " by " + run.frozenBy() + ", data version "
                                        + run.evidenceHash().substring(0, 12) + ", seed " + question.seed(),
                                true),
                        new RunPage.State(
                                "Chosen",
                                selection.having(Decision.Status.ACCEPTED).size() + " of " + answer.chosen()
                                        + " agreed",
                                selection.free() <= 0),
                        new RunPage.State(
                                "Computed again",
                                reproduces
                                        ? "gives the same numbers to the last digit"
                                        : "gives other numbers: tell whoever looks after this installation",
                                reproduces)),
                view(question, run.evidence(), answer, csv),
                chosen,
                reserve,
                history,
                selection.free(),
                selection.waitingForReplacement().stream()
                        .map(a -> new Head.Link(name(a), a.value()))
                        .toList(),
                answer.places().stream()
                        .limit(answer.chosen() * 3L + 10)
                        .map(p -> new Head.Link(
                                p.place() + ". " + p.name(), p.area().value()))
                        .toList(),
                mayChoose,
                today.toString(),
                said);
    }

    private static Head.Action[] actions(Run run, String csv, boolean mayShare) {
        var weights = Head.Action.secondary("Try other weights", "/need/new?" + QuestionForm.write(run.question()));
        var everything = Head.Action.secondary("Download everything", csv);
        var sharing = Head.Action.primary("Share", "/sharing/run/" + run.number());
        return mayShare ? new Head.Action[] {sharing, weights, everything} : new Head.Action[] {weights, everything};
    }

    private RunPage.Choice choice(Decision d, Map<AreaCode, Answer.Place> places, Selection selection) {
        var place = Optional.ofNullable(places.get(d.area()));
        String colour = switch (d.status()) {
            case ACCEPTED -> d.counterpart() == null ? "green" : "blue";
            case PROPOSED, RESERVE -> "white";
            case WITHDRAWN, REPLACED, NOT_CHOSEN -> "grey";
        };
        String status = d.status() == Decision.Status.ACCEPTED && d.counterpart() != null
                ? "Joined from reserve"
                : Words.status(d.status());
        return new RunPage.Choice(
                d.area().value(),
                name(d.area()),
                place.map(p -> p.place() + " · " + chance(p.chance())).orElse(""),
                place.map(p -> p.lower() + " to " + p.upper()).orElse(""),
                new Tag(status, colour),
                d.reason(),
                selection.allowed(d.area()).stream()
                        .map(s -> new RunPage.Option(s.name(), Words.status(s)))
                        .toList());
    }

    static String chance(double chance) {
        return chance > 0.995 ? ">99%" : chance < 0.005 ? "<1%" : Math.round(100 * chance) + "%";
    }

    static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String band(Band band) {
        return switch (band) {
            case ROBUST_IN -> "in";
            case BORDERLINE -> "edge";
            case ROBUST_OUT -> "out";
        };
    }

    record RankRow(String name, int place, int lower, int upper, double chance, String band) {}

    record Ranks(int k, int of, List<RankRow> rows, List<String> steps) {}

    record StackRow(String name, List<Double> v) {}

    record Stack(List<String> keys, double max, List<StackRow> rows, List<String> steps) {}
}
