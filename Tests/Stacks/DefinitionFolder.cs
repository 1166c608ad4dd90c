using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Stacks;

/// <summary>A copy of the repository's definitions that a test may change.</summary>
internal sealed class DefinitionFolder : IDisposable
{
    public DefinitionFolder()
    {
        var folder = Repository.Find().Definitions;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("stepyard-definitions-").FullName;

    public void Write(string name, string definition) => File.WriteAllText(System.IO.Path.Combine(Path, $"{name}.asl.json"), definition);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
