using System.Reflection;

namespace Stepyard.Local.Provisioning;

/// <summary>The folder that holds <c>Pulumi.yaml</c>, and what stands beside it.</summary>
internal sealed record Repository(string Root)
{
    private const string ProjectFile = "Pulumi.yaml";

    public string Project => Path.Combine(Root, ProjectFile);

    /// <summary>The folder of the state machines' definitions.</summary>
    public string Definitions => Path.Combine(Root, "definitions");

    /// <summary>The folder that the build put the functions in.</summary>
    public static string FunctionPackages { get; } =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "FunctionPackages").Value!;

    /// <summary>The stacks that have a configuration file.</summary>
    public IEnumerable<string> Stacks =>
        Directory.EnumerateFiles(Root, "Pulumi.*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)["Pulumi.".Length..]).Order(StringComparer.Ordinal);

    /// <summary>The nearest folder upwards from the current directory, or from the program, that holds <c>Pulumi.yaml</c>.</summary>
    /// <exception cref="ProvisioningException">There is none.</exception>
    public static Repository Find() =>
        Upwards(Environment.CurrentDirectory) ?? Upwards(AppContext.BaseDirectory)
        ?? throw new ProvisioningException($"There is no {ProjectFile} in {Environment.CurrentDirectory} or above it. Run Local from the repository.");

    /// <summary>The configuration file of a stack.</summary>
    /// <exception cref="ProvisioningException">There is no such stack; the message lists those that exist.</exception>
    public string StackFile(string stack)
    {
        var known = Stacks.ToArray();
        return known.Contains(stack)
            ? Path.Combine(Root, $"Pulumi.{stack}.yaml")
            : throw new ProvisioningException($"There is no stack '{stack}'. The stacks of {Root} are: {string.Join(", ", known)}.");
    }

    private static Repository? Upwards(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, ProjectFile)))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder is null ? null : new(folder);
    }
}
