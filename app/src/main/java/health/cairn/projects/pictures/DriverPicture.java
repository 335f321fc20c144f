package health.cairn.projects.pictures;

import health.cairn.projects.ChangeIdea;
import health.cairn.projects.DriverGraph;
import health.cairn.projects.DriverGraph.Level;
import health.cairn.projects.DriverGraph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Draws a driver diagram: columns from the aim on the left to the ideas on the right, laid out by Eclipse ELK. */
public final class DriverPicture {

    private static final double SIZE = 14;
    private static final double SMALL = 12;
    private static final double PAD = 10;
    private static final double TOP = 34;

    static {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    private DriverPicture() {}

    /** A box with its lines of text. */
    private record Box(Node node, ElkNode place, List<String> text, List<String> small) {}

    /**
     * Draws it.
     *
     * @param states what a measure says now, by its number; in a few words
     * @param links the address of a node; null for one that leads nowhere. None has one in a file
     */
    public static Picture of(
            DriverGraph graph,
            Map<Long, String> states,
            Function<Node, @org.jspecify.annotations.Nullable String> links) {
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(CoreOptions.PARTITIONING_ACTIVATE, true);
        root.setProperty(CoreOptions.SEPARATE_CONNECTED_COMPONENTS, false);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(TOP, 2, 4, 2));
        root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, 12.0);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 44.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 12.0);
        root.setProperty(LayeredOptions.MERGE_EDGES, true);
        var boxes = new ArrayList<Box>();
        var places = new HashMap<Long, ElkNode>();
        for (Node node : graph.nodes()) {
            double width = width(node.level());
            List<String> text = Svg.wrap(node.text(), SIZE, width - 2 * PAD);
            List<String> small = small(node, states).stream()
                    .flatMap(line -> Svg.wrap(line, SMALL, width - 2 * PAD).stream())
                    .toList();
            ElkNode place = ElkGraphUtil.createNode(root);
            place.setDimensions(
                    width, 2 * PAD + text.size() * Svg.leading(SIZE) + small.size() * Svg.leading(SMALL) - 4);
            place.setProperty(CoreOptions.PARTITIONING_PARTITION, node.level().ordinal());
            places.put(node.number(), place);
            boxes.add(new Box(node, place, text, small));
        }
        var loose = new ArrayList<ElkEdge>();
        for (Node node : graph.nodes()) {
            for (Long up : node.serves()) {
                ElkEdge edge = ElkGraphUtil.createSimpleEdge(places.get(up), places.get(node.number()));
                if (node.loose()) {
                    loose.add(edge);
                }
            }
        }
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        var svg = new Svg();
        headings(boxes, svg);
        root.getContainedEdges().forEach(edge -> draw(edge, loose.contains(edge), svg));
        boxes.forEach(box -> draw(box, links.apply(box.node()), svg));
        return new Picture(
                "Driver diagram",
                says(graph),
                root.getWidth(),
                root.getHeight(),
                svg.body(),
                boxes.stream().anyMatch(box -> links.apply(box.node()) != null));
    }

    private static double width(Level level) {
        return switch (level) {
            case AIM -> 190;
            case PRIMARY, SECONDARY -> 206;
            case IDEA -> 232;
        };
    }

    /** What hangs on a node, below its text. */
    private static List<String> small(Node node, Map<Long, String> states) {
        var lines = new ArrayList<String>();
        ChangeIdea.State state = node.state();
        if (state != null) {
            String cycles = node.cycles().isEmpty()
                    ? ""
                    : ", "
                            + (node.cycles().size() == 1
                                    ? "1 cycle"
                                    : node.cycles().size() + " cycles");
            lines.add(state.mark() + " " + capital(state.words()) + cycles);
        }
        node.measures()
                .forEach(measure -> lines.add("\u25b8 " + measure.body().name()
                        + (states.containsKey(measure.number()) ? ": " + states.get(measure.number()) : "")));
        return lines;
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static void headings(List<Box> boxes, Svg svg) {
        for (Level level : Level.values()) {
            boxes.stream()
                    .filter(box -> box.node().level() == level)
                    .mapToDouble(box -> box.place().getX())
                    .min()
                    .ifPresent(x -> svg.text(x, 16, 13, true, Svg.INK_2, "start", level.heading()));
        }
    }

    private static void draw(ElkEdge edge, boolean loose, Svg svg) {
        for (ElkEdgeSection section : edge.getSections()) {
            var path = new StringBuilder("M" + Svg.n(section.getStartX()) + " " + Svg.n(section.getStartY()));
            for (ElkBendPoint bend : section.getBendPoints()) {
                path.append('L').append(Svg.n(bend.getX())).append(' ').append(Svg.n(bend.getY()));
            }
            path.append('L').append(Svg.n(section.getEndX())).append(' ').append(Svg.n(section.getEndY()));
            svg.path(path.toString(), Svg.NONE, Svg.LINE, 2, loose ? "5 4" : "");
        }
    }

    private static void draw(Box box, @org.jspecify.annotations.Nullable String link, Svg svg) {
        Node node = box.node();
        ElkNode place = box.place();
        boolean aim = node.level() == Level.AIM;
        String element = link == null ? "g" : "a";
        String number = Long.toString(node.number());
        String serves = node.serves().stream().map(up -> Long.toString(up)).collect(Collectors.joining(" "));
        if (link == null) {
            svg.open("g", "data-node", number, "data-serves", serves);
        } else {
            svg.open(
                    "a",
                    "href",
                    link,
                    "data-node",
                    number,
                    "data-serves",
                    serves,
                    "data-level",
                    node.level().name(),
                    "aria-label",
                    node.level().heading() + ": " + node.text()
                            + (node.state() == null ? "" : ", " + node.state().words()));
        }
        String fill = switch (node.level()) {
            case AIM -> Svg.DARK_BLUE;
            case PRIMARY -> Svg.PALE_BLUE;
            case SECONDARY -> Svg.WHITE;
            case IDEA -> node.state() == ChangeIdea.State.ABANDONED ? Svg.GREY : Svg.WHITE;
        };
        boolean strong = node.level() != Level.SECONDARY && !node.loose();
        svg.rect(
                place.getX(),
                place.getY(),
                place.getWidth(),
                place.getHeight(),
                fill,
                strong ? Svg.DARK_BLUE : Svg.COMMON,
                node.level() == Level.IDEA || node.level() == Level.SECONDARY ? 1.2 : 2);
        double y = place.getY() + PAD + SIZE - 2;
        svg.lines(
                place.getX() + PAD,
                y,
                SIZE,
                aim || node.level() == Level.PRIMARY,
                aim ? Svg.WHITE : Svg.INK,
                "start",
                box.text());
        svg.lines(
                place.getX() + PAD,
                y + box.text().size() * Svg.leading(SIZE),
                SMALL,
                false,
                aim ? Svg.WHITE : Svg.INK_2,
                "start",
                box.small());
        svg.close(element);
    }

    /** The diagram in a sentence. */
    public static String says(DriverGraph graph) {
        int primary = graph.at(Level.PRIMARY).size();
        int secondary = graph.at(Level.SECONDARY).size();
        List<Node> ideas = graph.at(Level.IDEA);
        long tested = ideas.stream().filter(node -> !node.cycles().isEmpty()).count();
        return many(primary, "primary driver") + ", " + many(secondary, "secondary driver") + " and "
                + many(ideas.size(), "change idea") + ", " + tested + " of them in a cycle.";
    }

    private static String many(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
