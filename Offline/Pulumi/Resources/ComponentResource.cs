namespace Pulumi;

/// <summary>A resource that only groups others: its children name it as their parent.</summary>
public class ComponentResource : Resource
{
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : this(type, name, ResourceArgs.Empty, options)
    {
    }

    /// <summary>A component; its arguments are for its own constructor alone, and <paramref name="remote"/> ones do not exist locally.</summary>
    public ComponentResource(
        string type, string name, ResourceArgs? args, ComponentResourceOptions? options = null, bool remote = false)
        : base(type, name, args ?? ResourceArgs.Empty, options ?? new ComponentResourceOptions())
    {
        if (remote)
        {
            throw new NotSupportedException($"The component '{name}' ({type}) is remote: only a Pulumi engine can construct it.");
        }
    }

    /// <summary>Says that the component is complete, with its <see cref="OutputAttribute"/> properties as outputs.</summary>
    protected void RegisterOutputs() => RegisterOutputs(Serialization.OutputMembers.Of(GetType()).Read(this));

    /// <summary>Says that the component is complete.</summary>
    protected void RegisterOutputs(IDictionary<string, object?> outputs) => RegisterOutputs(Output.Create(outputs));

    /// <inheritdoc cref="RegisterOutputs(IDictionary{string, object?})"/>
    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs) => RegisterOutputs(Output.Create(outputs));

    /// <inheritdoc cref="RegisterOutputs(IDictionary{string, object?})"/>
    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs) =>
        Deployment.Instance.Internal.RegisterOutputs(this, outputs);
}
