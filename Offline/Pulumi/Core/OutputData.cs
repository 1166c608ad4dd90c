using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What an output resolves to. It is not generic, so that one set of async methods serves outputs of every type.</summary>
/// <param name="Value">The value; null where it is unknown.</param>
/// <param name="IsKnown">False in a preview, where only a real deployment would learn the value.</param>
/// <param name="IsSecret">True where the value, or anything it was made from, is a secret.</param>
/// <param name="Resources">The resources that the value comes from.</param>
internal sealed record OutputData(object? Value, bool IsKnown, bool IsSecret, ImmutableHashSet<Resource> Resources)
{
    public static OutputData Known(object? value) => new(value, IsKnown: true, IsSecret: false, []);

    /// <summary>This output's value became <paramref name="value"/> with the help of another output's data.</summary>
    public OutputData Combine(OutputData other, object? value) => new(
        value, IsKnown && other.IsKnown, IsSecret || other.IsSecret, Resources.Union(other.Resources));
}

/// <summary>An <see cref="Output{T}"/> of whatever type.</summary>
internal interface IOutput
{
    Task<OutputData> Data { get; }

    /// <summary>Gives an output that reflection made its value, asked for at the first use.</summary>
    void Bind(Func<Task<OutputData>> read);
}
