package health.cairn.conformance;

import health.cairn.conformance.funnelplotr.FunnelPlotR;
import health.cairn.conformance.nhsrplotthedots.NhsrPlotTheDots;
import health.cairn.conformance.pheindicatormethods.PheIndicatorMethods;
import health.cairn.conformance.qcc.Qcc;
import health.cairn.conformance.qicharts2.QiCharts2;
import java.util.List;

/** Every peer whose answers we compare ours with: one line each. */
final class Peers {

    private Peers() {}

    static List<Peer> all() {
        return List.of(new PheIndicatorMethods(), new FunnelPlotR(), new NhsrPlotTheDots(), new QiCharts2(), new Qcc());
    }
}
