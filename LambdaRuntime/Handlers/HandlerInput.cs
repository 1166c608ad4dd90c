using System.Reflection;
using Amazon.Lambda.Core;

namespace Stepyard.LambdaRuntime.Handlers;

/// <summary>Makes a handler's first argument from an event's bytes.</summary>
internal abstract class HandlerInput
{
    public abstract object? Read(byte[] payload);

    /// <exception cref="LambdaValidationException">The type needs a serializer and there is none.</exception>
    public static HandlerInput For(Type type, MethodInfo method, ILambdaSerializer? serializer)
    {
        if (type == typeof(Stream))
        {
            return new AsStream();
        }

        if (serializer is null)
        {
            throw new LambdaValidationException($"Could not find the LambdaSerializerAttribute on the assembly '{method.DeclaringType?.Assembly}' or method '{method.Name}' while attempting to deserialize input data of type '{type.FullName}'. To use types other than System.IO.Stream as input/output parameters, the assembly or Lambda function should be annotated with Amazon.Lambda.LambdaSerializerAttribute.");
        }

        return (HandlerInput)Activator.CreateInstance(typeof(Deserialized<>).MakeGenericType(type), serializer)!;
    }

    private sealed class AsStream : HandlerInput
    {
        public override object Read(byte[] payload) => new MemoryStream(payload, writable: false);
    }

    private sealed class Deserialized<T>(ILambdaSerializer serializer) : HandlerInput
    {
        public override object? Read(byte[] payload) => serializer.Deserialize<T>(new MemoryStream(payload, writable: false));
    }
}
