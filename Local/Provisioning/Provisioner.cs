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
    private readonly List<LiveResource> _resources = [];
    private readonly List<string> _problems = [];
    private ImmutableDictionary<string, Pulumi.Output<object?>> _outputs = ImmutableDictionary<string, Pulumi.Output<object?>>.Empty;

    /// <summary>What is live, in the order of creation.</summary>
    public IReadOnlyList<LiveResource> Resources => _resources;

    /// <summary>The stack's outputs, once it has run.</summary>
    public ImmutableDictionary<string, object?> Outputs { get; private set; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="ProvisioningException">The program failed, or registered what can't be made live; the message has every problem.</exception>
    public async Task RunAsync(PulumiProgram program, StackConfiguration configuration, string stack)
    {
        try
        {
            await configuration.RunAsync(program, this, stack, isPreview: false);
        }
        catch (Exception e) when (_problems.Count > 0 || ProgramErrors.IsOfTheProgram(e))
        {
            throw new ProvisioningException(_problems.Count > 0 ? string.Join('\n', _problems) : ProgramErrors.MessageOf(e));
        }

        var outputs = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var (name, value) in _outputs)
        {
            outputs[name] = await OutputUtilities.GetValueAsync(value);
        }

        Outputs = outputs.ToImmutable();
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
                var created = type.Create(new(args.Type!, args.Name!, args.Inputs));
                var properties = args.Inputs.SetItems(created.Outputs);
                _resources.Add(new(args.Type!, args.Name!, created.Id, properties));
                return Task.FromResult<(string?, object)>((created.Id, properties));
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
