using System.Collections.Immutable;
using System.CommandLine;
using Stepyard.Local.Costs;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.CommandLine;

/// <summary><c>costs</c>: what a month of requests costs in AWS.</summary>
internal static class CostsCommand
{
    private const int Misused = 2;

    private static readonly Option<long[]> Requests = new("--requests")
    {
        Description = "Requests a month; several for several columns.",
        HelpName = "number",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [1_000, 1_000_000, 100_000_000],
    };

    private static readonly Option<string?> OneSystem = new("--system") { Description = "Show this system's bill line by line.", HelpName = "name" };

    private static readonly Option<string> Stack = new("--stack") { Description = "The stack whose configuration counts.", HelpName = "name", DefaultValueFactory = _ => "prod" };

    public static Command Create()
    {
        var command = new Command("costs", "Computes what a month of requests costs in AWS (docs/costs.md). Exit code: 0, or 2 where it was misused.") { Requests, OneSystem, Stack };
        command.SetAction((parsed, _) => RunAsync(parsed, Console.Out, Console.Error));
        return command;
    }

    /// <returns>The exit code.</returns>
    internal static async Task<int> RunAsync(ParseResult parsed, TextWriter output, TextWriter error)
    {
        var requests = parsed.GetValue(Requests)!.ToImmutableArray();
        if (requests.FirstOrDefault(number => number < 1, 1) is < 1 and var wrong)
        {
            return await RefuseAsync($"--requests is {wrong}; allowed is 1 or more.");
        }

        var name = parsed.GetValue(OneSystem);
        var system = BilledSystem.All.FirstOrDefault(one => one.Name == name);
        if (name is not null && system is null)
        {
            return await RefuseAsync($"There is no system '{name}'. There are: {string.Join("; ", BilledSystem.All.Select(one => one.Name))}.");
        }

        try
        {
            var (repository, stack) = (Repository.Find(), parsed.GetValue(Stack)!);
            await output.WriteAsync(system is null
                ? await CostTable.OfAllAsync(repository, stack, requests)
                : await CostTable.OfOneAsync(system, repository, stack, requests));
            return 0;
        }
        catch (ProvisioningException e)
        {
            return await RefuseAsync(e.Message);
        }

        async Task<int> RefuseAsync(string why)
        {
            await error.WriteLineAsync(why);
            return Misused;
        }
    }
}
