package health.cairn.ranking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A piece of a YAML (or JSON) document with its line and the path to it, so that whatever is wrong can be told with where it
 * stands. What is wrong is gathered; reading goes on, so that one reading tells all of it.
 */
final class Written {

    private final Node node;
    private final String path;
    private final List<SpecProblem> problems;

    private Written(Node node, String path, List<SpecProblem> problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
    }

    /** The whole document; empty where it is not YAML or holds nothing, which is then among the problems. */
    static Optional<Written> parse(String text, List<SpecProblem> problems) {
        try {
            var root = new Compose(LoadSettings.builder().build()).composeString(text);
            if (root.isEmpty()) {
                problems.add(
                        new SpecProblem(1, "the whole", "nothing", "a question with title, areas, map and metrics"));
            }
            return root.map(node -> new Written(node, "", problems));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            problems.add(new SpecProblem(line, "the whole", String.valueOf(e.getProblem()), "YAML"));
        } catch (YamlEngineException e) {
            problems.add(new SpecProblem(1, "the whole", String.valueOf(e.getMessage()), "YAML"));
        }
        return Optional.empty();
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    /** What stands under a name; empty where the name is not there or nothing stands behind it. */
    Optional<Written> field(String name) {
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                if (keyOf(tuple).equals(name) && !isNothing(tuple.getValueNode())) {
                    return Optional.of(
                            new Written(tuple.getValueNode(), path.isEmpty() ? name : path + "." + name, problems));
                }
            }
        }
        return Optional.empty();
    }

    /** The same, and a problem where there is none. */
    Optional<Written> needed(String name, String expected) {
        Optional<Written> found = field(name);
        if (found.isEmpty()) {
            problems.add(new SpecProblem(line(node), path.isEmpty() ? name : path + "." + name, "nothing", expected));
        }
        return found;
    }

    /** The pieces of a list. */
    List<Written> items() {
        var items = new ArrayList<Written>();
        if (node instanceof SequenceNode list) {
            for (int i = 0; i < list.getValue().size(); i++) {
                items.add(new Written(list.getValue().get(i), path + "[" + (i + 1) + "]", problems));
            }
        }
        return items;
    }

    /** The text that stands here; empty, with a problem, where a list or names stand. */
    Optional<String> text(String expected) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue().strip());
        }
        wrong(isList() ? "a list" : "names with values", expected);
        return Optional.empty();
    }

    /** Whether names with values stand here, with no other names than these and none twice; each other one is a problem. */
    boolean hasOnly(List<String> names) {
        if (!(node instanceof MappingNode map)) {
            wrong(node instanceof ScalarNode scalar ? scalar.getValue() : "a list", String.join(", ", names));
            return false;
        }
        var seen = new HashSet<String>();
        for (NodeTuple tuple : map.getValue()) {
            String key = keyOf(tuple);
            String at = path.isEmpty() ? key : path + "." + key;
            if (!names.contains(key)) {
                problems.add(new SpecProblem(
                        line(tuple.getKeyNode()), at, "'" + key + "'", "one of " + String.join(", ", names)));
            } else if (!seen.add(key)) {
                problems.add(new SpecProblem(line(tuple.getKeyNode()), at, "'" + key + "' a second time", "it once"));
            }
        }
        return true;
    }

    /** Writes down that something else was expected here. */
    void wrong(String found, String expected) {
        problems.add(new SpecProblem(line(node), path, found, expected));
    }

    private static String keyOf(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static boolean isNothing(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.isPlain()
                && (scalar.getValue().isEmpty()
                        || scalar.getValue().equals("null")
                        || scalar.getValue().equals("~"));
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
