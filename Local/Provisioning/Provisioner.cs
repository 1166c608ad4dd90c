using System.Collections.Immutable;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Stepyard.Local.Provisioning;

/// <summary>Stands in for the Pulumi engine: what the program registers becomes live.</summary>
/// <param name="types">The resource types that services have contributed, by token.</param>
/// <param name="account">Where the program is told that it runs.</param>
internal sealed class Provisioner(IReadOnlyDictionary<string, IResourceType> types, Account account) : IMocks
{
    private readonly Lock _creating = new();
    private readonly List<string> _problems = [];
    private ImmutableList<LiveResource> _resources = [];
    private ImmutableDictionary<string, Pulumi.Output<object?>> _outputs = ImmutableDictionary<string, Pulumi.Output<object?>>.Empty;

    /// <summary>What is live, in the order of creation.</summary>
    public IReadOnlyList<LiveResource> Resources => _resources;

    /// <summary>The stack's outputs, once it has run.</summary>
    public ImmutableDictionary<string, object?> Outputs { get; private set; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="ProvisioningException">The program failed, or registered what can't be made live; the message has every problem.</exception>
    public async Task RunAsync(PulumiProgram program, StackConfiguration configuration, string stack)
    {
        await RunAsync(this, program, configuration, stack);
        var outputs = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var (name, value) in _outputs)
        {
            outputs[name] = await OutputUtilities.GetValueAsync(value);
        }

        Outputs = outputs.ToImmutable();
    }

    /// <summary>Runs a program again, and changes in place what is live otherwise than it now asks for: all of it, or none.</summary>
    /// <exception cref="ProvisioningException">The program failed, or a change is refused; what was live stays as it was. The message has every problem.</exception>
    public async Task<Redeployment> RunAgainAsync(PulumiProgram program, StackConfiguration configuration, string stack)
    {
        var before = _resources;
        var rerun = new Rerun(before, this);
        await RunAsync(rerun, program, configuration, stack);
        lock (_creating)
        {
            return new([.. Update([.. rerun.Changed])], [.. _resources.Skip(before.Count)], [.. rerun.Gone]);
        }
    }

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        // A component is named package:module:Type too, but has no inputs and no provider: it groups, and nothing more.
        if (!types.TryGetValue(args.Type!, out var type))
        {
            return IsComponent(args.Type!)
                ? Task.FromResult<(string?, object)>((null, args.Inputs))
                : throw Problem($"{args.Type} '{args.Name}' can't run here: Local has no such resource type. It has: {string.Join(", ", types.Keys.Order(StringComparer.Ordinal))}.");
        }

        lock (_creating)
        {
            try
            {
                var request = new ResourceRequest(args.Type!, args.Name!, args.Inputs);
                var created = type.Create(request);
                var resource = new LiveResource(request, created);
                _resources = _resources.Add(resource);
                return Task.FromResult<(string?, object)>((resource.Id, resource.Properties));
            }
            catch (ProvisioningException e)
            {
                throw Problem(e.Message.Contains($"'{args.Name}'", StringComparison.Ordinal) ? e.Message : $"{args.Type} '{args.Name}': {e.Message}");
            }
        }
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        var (property, value) = args.Token switch
        {
            "aws-native:index:getRegion" => ("region", account.Region),
            "aws-native:index:getAccountId" => ("accountId", account.Id),
            "aws-native:index:getPartition" => ("partition", account.Partition),
            _ => throw Problem($"The function {args.Token} can't be called here."),
        };
        return Task.FromResult<object>(ImmutableDictionary<string, object>.Empty.Add(property, value));
    }

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest request)
    {
        if (request.Urn!.Contains("::pulumi:pulumi:Stack::", StringComparison.Ordinal))
        {
            _outputs = request.Outputs!;
        }

        return Task.CompletedTask;
    }

    private async Task RunAsync(IMocks engine, PulumiProgram program, StackConfiguration configuration, string stack)
    {
        _problems.Clear();
        try
        {
            await configuration.RunAsync(program, engine, stack, isPreview: false);
        }
        catch (Exception e) when (_problems.Count > 0 || ProgramErrors.IsOfTheProgram(e))
        {
            throw new ProvisioningException(_problems.Count > 0 ? string.Join('\n', _problems) : ProgramErrors.MessageOf(e));
        }
    }

    private List<LiveResource> Update(ImmutableArray<(LiveResource Live, ResourceRequest Request)> changes)
    {
        var updated = new List<LiveResource>();
        try
        {
            foreach (var (live, request) in changes)
            {
                updated.Add(Update(live, request));
            }

            return updated;
        }
        catch (ProvisioningException)
        {
            for (var i = updated.Count - 1; i >= 0; i--)
            {
                Update(updated[i], changes[i].Live.Request);
            }

            throw;
        }
    }

    private LiveResource Update(LiveResource live, ResourceRequest request)
    {
        var type = types[live.Type] as IUpdatableResourceType
            ?? throw request.Mistake("it can't change while Local runs: start Local again.");
        var updated = new LiveResource(request, type.Update(live, request));
        _resources = _resources.Replace(live, updated);
        return updated;
    }

    private static bool IsComponent(string type) => !type.StartsWith("aws", StringComparison.Ordinal);

    private ProvisioningException Problem(string message)
    {
        lock (_problems)
        {
            _problems.Add(message);
        }

        return new(message);
    }
}
