package health.cairn.conformance.funnelplotr;

import health.cairn.conformance.Answer;
import health.cairn.conformance.Arguments;
import health.cairn.conformance.Peer;
import health.cairn.conformance.ReferenceCase;
import health.cairn.conformance.UnknownForm;
import health.cairn.statistics.funnel.Overdispersion;
import java.util.Set;

/** Answers the cases of FunnelPlotR 0.6.0. */
public final class FunnelPlotR implements Peer {

    /** Limits of root ratios, which the package leaves on the root scale. */
    static final String ROOT_SCALE = "funnel-root-scale";

    /** Limits of a proportion near 0 and 1, which the package clips by looking at neighbouring points. */
    static final String PROPORTION_CLIP = "funnel-proportion-clip";

    /** Trimming nothing, at which the package stops. */
    static final String TRIM_NOTHING = "funnel-trim-nothing";

    @Override
    public String name() {
        return "FunnelPlotR";
    }

    @Override
    public Set<String> deviations() {
        return Set.of(ROOT_SCALE, PROPORTION_CLIP, TRIM_NOTHING);
    }

    @Override
    public Answer answer(ReferenceCase reference) {
        var args = reference.args();
        args.allow(
                "fun", "data_type", "sr_method", "limit", "trim_by", "multiplier", "draw_adjusted", "draw_unadjusted");
        if (!"funnel_plot".equals(args.text("fun"))) {
            throw new UnknownForm("function " + args.text("fun"));
        }
        var funnel = new PlottedFunnel(reference, settings(args));
        if (reference.error() != null) {
            // The library took the input, or an exception would have said otherwise.
            return new Answer.GivenWhereThePeerStops(TRIM_NOTHING);
        }
        return funnel.answer();
    }

    private static Overdispersion settings(Arguments args) {
        double trimBy = args.number("trim_by", Overdispersion.A_TENTH);
        String method = args.text("sr_method", "SHMI");
        var settings = switch (args.text("data_type", "SR")) {
            case "SR" ->
                switch (method) {
                    case "SHMI" -> Overdispersion.SHMI;
                    case "CQC" -> Overdispersion.CQC;
                    default -> throw new UnknownForm("sr_method " + method);
                };
            case "PR" -> Overdispersion.OF_PROPORTIONS;
            case "RC" -> Overdispersion.OF_RATIOS_OF_COUNTS;
            default -> throw new UnknownForm("data_type " + args.text("data_type"));
        };
        return settings.withTrimBy(trimBy);
    }
}
