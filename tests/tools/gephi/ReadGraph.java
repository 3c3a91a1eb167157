import java.io.File;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Table;
import org.gephi.graph.api.types.IntervalSet;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/** Opens a graph file as Gephi does and prints what it then holds, one `key TAB value` a line. */
class ReadGraph {
    public static void main(String[] files) throws Exception {
        Lookup.getDefault().lookup(ProjectController.class).newProject();
        Workspace workspace = Lookup.getDefault().lookup(ProjectController.class).getCurrentWorkspace();
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        Container container = importer.importFile(new File(files[0]));
        for (Issue issue : container.getReport().getIssuesList(1000)) print("issue", issue.getLevel() + " " + issue.getMessage());
        importer.process(container, new DefaultProcessor(), workspace);
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
        Graph graph = model.getGraph();
        print("nodes", graph.getNodeCount());
        print("edges", graph.getEdgeCount());
        print("node columns", columns(model.getNodeTable()));
        print("edge columns", columns(model.getEdgeTable()));
        print("dynamic", model.isDynamic());
        print("start", day(model.getTimeBounds().getLow()));
        print("end", day(model.getTimeBounds().getHigh()));
        double weight = 0;
        int spells = 0;
        for (Edge edge : graph.getEdges()) {
            weight += edge.getWeight();
            Object times = edge.getAttribute("timeset");
            if (times instanceof IntervalSet) spells += ((IntervalSet) times).size();
        }
        print("weight", weight);
        print("edge spells", spells);
    }

    static String columns(Table table) {
        return StreamSupport.stream(table.spliterator(), false)
                .filter(column -> !column.isProperty())
                .map(column -> column.getId() + ":" + column.getTypeClass().getSimpleName())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    static String day(double time) {
        return java.time.Instant.ofEpochMilli((long) time).toString().substring(0, 10);
    }

    static void print(String key, Object value) {
        System.out.println(key + "\t" + value);
    }
}
