namespace Stepyard.Testing;

/// <summary>Finds a file that a test names: tests run far below the folder that their author has in mind.</summary>
internal static class TestFile
{
    /// <exception cref="WorkflowSetupException">There is no such file.</exception>
    public static string Find(string path) =>
        Upwards(path, Environment.CurrentDirectory) ?? Upwards(path, AppContext.BaseDirectory)
        ?? throw new WorkflowSetupException($"There is no file '{path}' in {Environment.CurrentDirectory}, in {AppContext.BaseDirectory}, or above them.");

    /// <summary>The name without its folder and without <c>.asl.json</c>.</summary>
    public static string NameOf(string path) => Path.GetFileName(path).Split('.')[0];

    private static string? Upwards(string path, string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, path)))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder is null ? null : Path.Combine(folder, path);
    }
}
