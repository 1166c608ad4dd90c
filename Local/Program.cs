using Stepyard.Local.CommandLine;
using Stepyard.Local.DynamoDb;
using Stepyard.Local.Iam;
using Stepyard.Local.Sns;
using Stepyard.Local.Sts;

namespace Stepyard.Local;

/// <summary>The local cloud: a line for each service.</summary>
internal static class LocalCloud
{
    public static void AddServices(Yard yard)
    {
        yard.AddIam();
        yard.AddDynamoDb();
        yard.AddSns();
        yard.AddSts();
    }

    private static Task<int> Main(string[] args) => LocalCommand.RunAsync(args);
}
