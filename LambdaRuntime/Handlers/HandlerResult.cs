using System.Reflection;
using Amazon.Lambda.Core;

namespace Stepyard.LambdaRuntime.Handlers;

/// <summary>Writes what a handler returned: awaited where it is a task, then copied where it is a stream, serialized otherwise.</summary>
internal abstract class HandlerResult
{
    public abstract void Write(object? returned, Stream response);

    /// <exception cref="LambdaValidationException">The type needs a serializer and there is none.</exception>
    public static HandlerResult For(MethodInfo method, ILambdaSerializer? serializer)
    {
        var type = method.ReturnType;
        if (type == typeof(void) || type == typeof(Task))
        {
            return new None();
        }

        var awaited = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>);
        var result = awaited ? type.GetGenericArguments()[0] : type;
        if (serializer is null && !typeof(Stream).IsAssignableFrom(result))
        {
            throw new LambdaValidationException($"Could not find the LambdaSerializerAttribute on the assembly '{method.DeclaringType?.Assembly}' or method '{method.Name}' while attempting to serialize output data of type '{result.FullName}'. To use types other than System.IO.Stream as input/output parameters, the assembly or Lambda function should be annotated with Amazon.Lambda.LambdaSerializerAttribute.");
        }

        var writer = (awaited ? typeof(Awaited<>) : typeof(Plain<>)).MakeGenericType(result);
        return (HandlerResult)Activator.CreateInstance(writer, serializer)!;
    }

    private static void WriteValue<T>(T value, ILambdaSerializer? serializer, Stream response)
    {
        if (value is Stream stream)
        {
            using (stream)
            {
                stream.CopyTo(response);
            }
        }
        else
        {
            serializer?.Serialize(value, response);
        }
    }

    private sealed class None : HandlerResult
    {
        public override void Write(object? returned, Stream response) => (returned as Task)?.GetAwaiter().GetResult();
    }

    private sealed class Plain<T>(ILambdaSerializer? serializer) : HandlerResult
    {
        public override void Write(object? returned, Stream response) => WriteValue((T)returned!, serializer, response);
    }

    private sealed class Awaited<T>(ILambdaSerializer? serializer) : HandlerResult
    {
        public override void Write(object? returned, Stream response) =>
            WriteValue(((Task<T>)returned!).GetAwaiter().GetResult(), serializer, response);
    }
}
