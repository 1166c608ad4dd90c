using Stepyard.Local.Provisioning;
using YamlDotNet.RepresentationModel;

namespace Stepyard.Tests.Automation;

/// <summary>A workflow of <c>.github/workflows</c>.</summary>
internal sealed class WorkflowFile
{
    public static readonly string Folder = Path.Combine(Repository.Find().Root, ".github", "workflows");

    private readonly YamlMappingNode _root;

    public WorkflowFile(string name)
    {
        Name = name;
        Text = File.ReadAllText(Path.Combine(Folder, name));
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Text));
        _root = (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    public static IEnumerable<WorkflowFile> All => Directory.EnumerateFiles(Folder, "*.yml").Order(StringComparer.Ordinal).Select(file => new WorkflowFile(Path.GetFileName(file)));

    public string Name { get; }

    public string Text { get; }

    /// <summary>What every job gets that asks for nothing.</summary>
    public YamlNode? Permissions => Child(_root, "permissions");

    public IEnumerable<(string Name, YamlMappingNode Job)> Jobs =>
        ((YamlMappingNode)_root["jobs"]).Children.Select(job => ($"{Name}: {((YamlScalarNode)job.Key).Value}", (YamlMappingNode)job.Value));

    public YamlMappingNode Job(string name) => (YamlMappingNode)_root["jobs"][name];

    /// <summary>Every script that a job runs.</summary>
    public IEnumerable<string> Scripts =>
        from job in Jobs
        where Child(job.Job, "steps") is not null
        from step in ((YamlSequenceNode)job.Job["steps"]).Children
        let run = Child((YamlMappingNode)step, "run") as YamlScalarNode
        where run is not null
        select run.Value!;

    public static YamlNode? Child(YamlMappingNode map, string key) => map.Children.TryGetValue(key, out var child) ? child : null;

    public static string? Scalar(YamlMappingNode map, string key) => (Child(map, key) as YamlScalarNode)?.Value;
}
