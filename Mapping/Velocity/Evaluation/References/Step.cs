namespace Stepyard.Mapping.Velocity.Evaluation.References;

/// <summary>What a reference asks of a value: a member, a method or an index.</summary>
internal abstract class Step
{
    /// <summary>The answer; null where the value has none.</summary>
    public abstract object? Find(object target, Rendering rendering);

    /// <summary>Puts a value there; nothing happens where the target does not take it.</summary>
    public abstract void Assign(object target, object value, Rendering rendering);
}
