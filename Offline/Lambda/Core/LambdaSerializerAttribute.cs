namespace Amazon.Lambda.Core;

/// <summary>
/// Names the <see cref="ILambdaSerializer"/> of a handler, or of every handler in an assembly; it needs a public constructor
/// without parameters.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Assembly, AllowMultiple = false)]
public sealed class LambdaSerializerAttribute(Type serializerType) : Attribute
{
    public Type SerializerType { get; set; } = serializerType;
}
