using System.Collections.Immutable;
using Pulumi.Testing;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.EndToEnd;

/// <summary>Runs the program with one statement of one role left out.</summary>
internal sealed class RoleEditor(IMocks engine, string role, string sid) : IMocks
{
    public static PulumiProgram Without(string role, string sid) =>
        (engine, options) => PulumiPrograms.Stepyard(new RoleEditor(engine, role, sid), options);

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        if (args.Type == "aws-native:iam:Role" && args.Name == role)
        {
            args.Inputs = (ImmutableDictionary<string, object>)Prune(args.Inputs);
        }

        return engine.NewResourceAsync(args);
    }

    public Task<object> CallAsync(MockCallArgs args) => engine.CallAsync(args);

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest request) => engine.RegisterResourceOutputs(request);

    private object Prune(object value) => value switch
    {
        ImmutableDictionary<string, object> map => map.ToImmutableDictionary(m => m.Key, m => Prune(m.Value)),
        ImmutableArray<object> list => list.Where(item => !IsTheStatement(item)).Select(Prune).ToImmutableArray(),
        _ => value,
    };

    private bool IsTheStatement(object item) =>
        item is ImmutableDictionary<string, object> map && map.TryGetValue("Sid", out var name) && name.Equals(sid);
}
