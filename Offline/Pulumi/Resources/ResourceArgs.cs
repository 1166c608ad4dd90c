using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Anything whose <see cref="InputAttribute"/> members are sent to a provider.</summary>
public abstract class InputArgs
{
    /// <summary>The members by wire name, as the program set them; members that were not set are null.</summary>
    /// <exception cref="ArgumentNullException">A required member was not given a value.</exception>
    internal Dictionary<string, object?> Members() => InputMembers.Of(GetType()).Read(this);
}

/// <summary>The arguments of a resource, or a part of them.</summary>
public abstract class ResourceArgs : InputArgs
{
    public static readonly ResourceArgs Empty = new NoArgs();

    private sealed class NoArgs : ResourceArgs;
}

/// <summary>The arguments of a function.</summary>
public abstract class InvokeArgs : InputArgs
{
    public static readonly InvokeArgs Empty = new NoArgs();

    private sealed class NoArgs : InvokeArgs;
}
