using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Turns the plain values that a provider returned into the types that outputs have.</summary>
internal static class Converter
{
    private static readonly MethodInfo ToArrayMethod = Method(nameof(ToArray));
    private static readonly MethodInfo ToMapMethod = Method(nameof(ToMap));

    /// <summary>The value as <paramref name="type"/>; one that does not fit is warned about, and is the type's default.</summary>
    public static object? Convert(string label, object? value, Type type, Resource? resource = null)
    {
        if (TryConvert(value, type, out var converted))
        {
            return converted;
        }

        Log.Warn($"Expected {type.FullName} but got {value?.GetType().FullName} deserializing {label}", resource);
        return DefaultOf(type);
    }

    public static object? DefaultOf(Type type) =>
        type.IsValueType && Nullable.GetUnderlyingType(type) is null ? RuntimeHelpers.GetUninitializedObject(type) : null;

    private static bool TryConvert(object? value, Type type, out object? converted)
    {
        if (value is null)
        {
            converted = DefaultOf(type);
            return true;
        }

        var target = Nullable.GetUnderlyingType(type) ?? type;
        converted = target switch
        {
            _ when target.IsInstanceOfType(value) => value,
            _ when target == typeof(int) => value is double number ? (int)number : null,
            _ when target == typeof(JsonElement) => JsonSerializer.SerializeToElement(value),
            { IsEnum: true } => value is double number ? Enum.ToObject(target, (int)number) : null,
            { IsConstructedGenericType: true } => FromGeneric(value, target),
            _ when target.IsDefined(typeof(EnumTypeAttribute)) => value is string or double ? Construct(target, value) : null,
            _ when target.IsDefined(typeof(OutputTypeAttribute)) =>
                value is ImmutableDictionary<string, object> map ? ToOutputType(map, target) : null,
            _ => null,
        };
        return converted is not null;
    }

    private static object? FromGeneric(object value, Type type)
    {
        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GenericTypeArguments;
        if (definition == typeof(Union<,>))
        {
            return TryConvert(value, arguments[0], out var first)
                ? type.GetMethod(nameof(Union<,>.FromT0))!.Invoke(null, [first])
                : TryConvert(value, arguments[1], out var second) ? type.GetMethod(nameof(Union<,>.FromT1))!.Invoke(null, [second]) : null;
        }

        return value switch
        {
            ImmutableArray<object> items when definition == typeof(ImmutableArray<>) =>
                ToArrayMethod.MakeGenericMethod(arguments).Invoke(null, [items]),
            ImmutableDictionary<string, object> map when definition == typeof(ImmutableDictionary<,>) && arguments[0] == typeof(string) =>
                ToMapMethod.MakeGenericMethod(arguments[1]).Invoke(null, [map]),
            _ => null,
        };
    }

    private static ImmutableArray<T> ToArray<T>(ImmutableArray<object> items) =>
        [.. items.Select(item => (T)Convert("list item", item, typeof(T))!)];

    private static ImmutableDictionary<string, T> ToMap<T>(ImmutableDictionary<string, object> map) =>
        map.ToImmutableDictionary(entry => entry.Key, entry => (T)Convert(entry.Key, entry.Value, typeof(T))!);

    private static object ToOutputType(ImmutableDictionary<string, object> map, Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Single(c => c.IsDefined(typeof(OutputConstructorAttribute)));
        return constructor.Invoke([.. constructor.GetParameters().Select(Argument)]);

        object? Argument(ParameterInfo parameter)
        {
            var name = parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!;
            return Convert($"{type.FullName}({name})", map.GetValueOrDefault(name), parameter.ParameterType);
        }
    }

    private static object Construct(Type type, object value) => Activator.CreateInstance(
        type, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, binder: null, [value], culture: null)!;

    private static MethodInfo Method(string name) => typeof(Converter).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!;
}
