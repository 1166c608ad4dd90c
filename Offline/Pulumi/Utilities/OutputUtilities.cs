using System.Collections.Immutable;

namespace Pulumi.Utilities;

/// <summary>Looks inside outputs, which programs cannot: for tests and tools.</summary>
public static class OutputUtilities
{
    /// <summary>The value; the type's default where it is unknown.</summary>
    public static async Task<T> GetValueAsync<T>(Output<T> output)
    {
        var data = await output.Data;
        return data.IsKnown ? Output<T>.ValueOf(data) : default!;
    }

    public static async Task<bool> GetIsKnownAsync<T>(Output<T> output) => (await output.Data).IsKnown;

    /// <summary>The resources that the value comes from.</summary>
    public static async Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output) => (await output.Data).Resources;

    /// <summary>An unknown output, as a preview has them.</summary>
    public static Output<T> CreateUnknown<T>(T value) => new(Task.FromResult(OutputData.Known(value) with { IsKnown = false }));

    /// <summary>The same output, as if it came from the resource too.</summary>
    public static Output<T> WithDependency<T>(Output<T> output, Resource resource)
    {
        return new(AddAsync());

        async Task<OutputData> AddAsync()
        {
            var data = await output.Data;
            return data with { Resources = data.Resources.Add(resource) };
        }
    }
}
