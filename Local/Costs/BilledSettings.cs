using System.Globalization;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.Costs;

/// <summary>What a stack's configuration decides of its bill.</summary>
/// <param name="FunctionMemoryMb">Memory of each function.</param>
/// <param name="LogLevel">What state machines log.</param>
/// <param name="Tracing">Whether requests are traced.</param>
internal sealed record BilledSettings(int FunctionMemoryMb, string LogLevel, bool Tracing)
{
    /// <exception cref="ProvisioningException">There is no such stack, or its configuration can't be read.</exception>
    public static BilledSettings Of(Repository repository, string stack)
    {
        var configuration = StackConfiguration.Read(repository, stack, new Dictionary<string, string>());
        return new(
            int.Parse(configuration["functionMemoryMb"], CultureInfo.InvariantCulture),
            configuration["logLevel"],
            bool.Parse(configuration["tracing"]));
    }
}
