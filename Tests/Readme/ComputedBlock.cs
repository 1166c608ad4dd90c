using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Readme;

/// <summary>The parts of a page between <c>&lt;!-- NAME: … --&gt;</c> and <c>&lt;!-- /NAME --&gt;</c>, which are computed.</summary>
internal static class ComputedBlock
{
    /// <summary>Holds a page to what is computed, or writes that into it where an environment variable says so.</summary>
    /// <returns>The page.</returns>
    public static async Task<string> CheckAsync(string path, string variable, string filter, params (string Name, string Text)[] blocks)
    {
        var file = Path.Combine(Repository.Find().Root, path);
        var page = await File.ReadAllTextAsync(file);
        var computed = blocks.Aggregate(page, (text, block) => With(text, block.Name, block.Text));
        if (Environment.GetEnvironmentVariable(variable) == "1")
        {
            await File.WriteAllTextAsync(file, computed);
            page = computed;
        }

        page.ShouldBe(computed, $"{path} tells otherwise than is computed. Where that is meant: {variable}=1 dotnet test Tests --filter {filter}");
        return page;
    }

    private static string With(string page, string name, string text)
    {
        var start = page.IndexOf('\n', page.IndexOf($"<!-- {name}:", StringComparison.Ordinal)) + 1;
        var end = page.IndexOf($"<!-- /{name} -->", StringComparison.Ordinal);
        return string.Concat(page.AsSpan(0, start), text, page.AsSpan(end));
    }
}
