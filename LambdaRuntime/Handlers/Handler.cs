using System.Reflection;
using Amazon.Lambda.Core;

namespace Stepyard.LambdaRuntime.Handlers;

/// <summary>A function's handler: a method that takes an event (an object, a stream or nothing) and maybe the context, and returns a value, a stream, a task or nothing.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/lambda/latest/dg/csharp-handler.html</remarks>
internal sealed class Handler
{
    private const BindingFlags AnyMethod = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private readonly MethodInfo _method;
    private readonly object? _target;
    private readonly HandlerInput? _input;
    private readonly HandlerResult _result;
    private readonly object?[] _arguments;

    private Handler(MethodInfo method, object? target, ILambdaSerializer? serializer)
    {
        var parameters = method.GetParameters();
        (_method, _target, Serializer) = (method, target, serializer);
        _arguments = new object?[parameters.Length];
        _input = parameters.Length > 0 && parameters[0].ParameterType != typeof(ILambdaContext)
            ? HandlerInput.For(parameters[0].ParameterType, method, serializer)
            : null;
        _result = HandlerResult.For(method, serializer);
    }

    /// <summary>Reads events and writes results; null where the function only handles streams.</summary>
    public ILambdaSerializer? Serializer { get; }

    /// <summary>Loads the assembly, finds the method, and makes the one instance that handles every event.</summary>
    /// <exception cref="LambdaValidationException">The code does not fit the handler string.</exception>
    public static Handler Load(string taskRoot, string handler)
    {
        var name = HandlerName.Parse(handler);
        var assembly = HandlerAssembly.Load(taskRoot, name.Assembly);
        var type = assembly.GetType(name.Type)
            ?? throw new LambdaValidationException($"Unable to load type '{name.Type}' from assembly '{name.Assembly}'.");
        var method = Find(type, name);
        Validate(method, type);
        return new(method, method.IsStatic ? null : Create(type), SerializerOf(method, assembly));
    }

    /// <summary>A method of this process as a handler.</summary>
    /// <param name="code">The method, with the instance that it belongs to.</param>
    /// <param name="otherwise">The serializer of a method that has none, and whose assembly has none.</param>
    /// <exception cref="LambdaValidationException">The method can't be a handler.</exception>
    public static Handler Of(Delegate code, ILambdaSerializer otherwise)
    {
        var type = code.Target?.GetType() ?? code.Method.DeclaringType!;
        Validate(code.Method, type);
        return new(code.Method, code.Target, SerializerOf(code.Method, type.Assembly) ?? otherwise);
    }

    /// <summary>Handles one event; what the handler throws comes through as it is.</summary>
    public void Invoke(byte[] payload, ILambdaContext context, Stream response)
    {
        if (_input is not null)
        {
            _arguments[0] = _input.Read(payload);
        }

        if (_arguments.Length > (_input is null ? 0 : 1))
        {
            _arguments[^1] = context;
        }

        _result.Write(_method.Invoke(_target, BindingFlags.DoNotWrapExceptions, binder: null, _arguments, culture: null), response);
    }

    private static MethodInfo Find(Type type, HandlerName name)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            var candidates = declaring.GetMethods(AnyMethod)
                .Where(method => method.Name == name.Method || method.ToString() == name.Method)
                .ToArray();
            if (candidates.Length == 1)
            {
                return candidates[0];
            }

            if (candidates.Length > 1)
            {
                throw new LambdaValidationException($"The method '{name.Method}' in type '{declaring.FullName}' appears to have a number of overloads. To call this method please specify a complete method signature. Possible candidates are:\n{string.Join<MethodInfo>('\n', candidates)}.");
            }
        }

        throw new LambdaValidationException($"Unable to find method '{name.Method}' in type '{name.Type}' from assembly '{name.Assembly}': Found no methods matching method name '{name.Method}'.");
    }

    private static void Validate(MethodInfo method, Type type)
    {
        var parameters = method.GetParameters();
        if (parameters.Length > 2)
        {
            throw new LambdaValidationException($"Method '{method.Name}' of type '{type.FullName}' is not supported: the method has more than 2 parameters.");
        }

        if (parameters.Length == 2 && parameters[1].ParameterType != typeof(ILambdaContext))
        {
            throw new LambdaValidationException($"Method '{method.Name}' of type '{type.FullName}' is not supported: the method has 2 parameters, but the second parameter is not of type '{typeof(ILambdaContext).FullName}'.");
        }

        if (type.IsGenericType)
        {
            throw new LambdaValidationException($"The type '{type.FullName}' cannot be used as a Lambda Handler type because it is generic. Handler methods cannot be located in generic types. Please specify a handler method in a non-generic type.");
        }

        if (method.IsGenericMethod)
        {
            throw new LambdaValidationException($"The method '{method.Name}' cannot be used as a Lambda Handler because it is a generic method. Handler methods cannot be generic. Please specify a non-generic handler method.");
        }

        if (type.IsAbstract && !method.IsStatic)
        {
            throw new LambdaValidationException($"The instance method '{method.Name}' cannot be used as a Lambda Handler because its type '{type.FullName}' is abstract. Please either use a static handler or specify a type that is not abstract.");
        }

        if (method.ReturnType == typeof(void) && method.IsDefined(typeof(System.Runtime.CompilerServices.AsyncStateMachineAttribute)))
        {
            throw new LambdaValidationException($"The method '{method.Name}' cannot be used as a Lambda Handler because it is an 'async void' method. Handler methods cannot be 'async void'. Please specify a method that is not 'async void'.");
        }
    }

    private static ILambdaSerializer? SerializerOf(MethodInfo method, Assembly assembly)
    {
        var attribute = method.GetCustomAttribute<LambdaSerializerAttribute>() ?? assembly.GetCustomAttribute<LambdaSerializerAttribute>();
        return attribute is null ? null : (ILambdaSerializer?)Create(attribute.SerializerType);
    }

    private static object? Create(Type type) =>
        Activator.CreateInstance(type, BindingFlags.Instance | BindingFlags.Public | BindingFlags.DoNotWrapExceptions, binder: null, args: null, culture: null);
}
