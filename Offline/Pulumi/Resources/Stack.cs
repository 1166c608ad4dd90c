using Pulumi.Serialization;

namespace Pulumi;

/// <summary>
/// The root of all resources: derive from it, make the resources in the constructor, and export <see cref="OutputAttribute"/> properties.
/// </summary>
public class Stack : ComponentResource
{
    internal const string RootType = "pulumi:pulumi:Stack";

    public Stack(StackOptions? options = null)
        : base(
            RootType,
            $"{Deployment.Instance.ProjectName}-{Deployment.Instance.StackName}",
            new ComponentResourceOptions { ResourceTransformations = options?.ResourceTransformations ?? [] }) =>
        Deployment.Instance.Internal.Stack = this;

    /// <summary>Exports the stack's properties, every one of which must have been given an output.</summary>
    internal void RegisterPropertyOutputs()
    {
        var outputs = OutputMembers.Of(GetType()).Read(this);
        if (Names(value => value is null) is { Length: > 0 } unassigned)
        {
            throw new RunException(
                $"Output(s) '{unassigned}' have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.");
        }

        if (Names(value => value is not IOutput) is { Length: > 0 } mistyped)
        {
            throw new RunException(
                $"Output(s) '{mistyped}' have incorrect type. [Output] attributed properties must be instances of Output<T>");
        }

        RegisterOutputs(outputs);

        string Names(Func<object?, bool> isWrong) => string.Join(", ", outputs.Where(o => isWrong(o.Value)).Select(o => o.Key));
    }
}

/// <summary>How a stack treats its resources.</summary>
public class StackOptions
{
    public List<ResourceTransformation> ResourceTransformations { get => field ??= []; set; }
}
