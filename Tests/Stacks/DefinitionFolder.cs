using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Stacks;

/// <summary>A copy of the repository's definitions that a test may change.</summary>
internal sealed class DefinitionFolder : IDisposable
{
    public DefinitionFolder()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Find().Definitions))
        {
            File.Copy(file, System.IO.Path.Combine(Path, System.IO.Path.GetFileName(file)));
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("stepyard-definitions-").FullName;

    public void Write(string name, string definition) => File.WriteAllText(System.IO.Path.Combine(Path, $"{name}.asl.json"), definition);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
