using Stepyard.Mapping.Velocity.Evaluation;
using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Mapping.Velocity.Methods;

/// <summary>The methods of one type by name and number of arguments; of several that fit, the first one added is called.</summary>
/// <typeparam name="T">The type of the value that has the methods.</typeparam>
internal sealed class MethodTable<T>
{
    private const int Variadic = -1;

    private readonly Dictionary<(string Name, int Arguments), List<Overload>> _methods = [];

    private delegate bool Overload(T target, object?[] arguments, Rendering rendering, out object? result);

    public MethodTable<T> Add(string name, Func<T, object?> method) =>
        Add(name, 0, (T target, object?[] _, Rendering _, out object? result) =>
        {
            result = method(target);
            return true;
        });

    public MethodTable<T> Add<TFirst>(string name, Func<T, TFirst, object?> method) =>
        Add<TFirst>(name, (target, first, _) => method(target, first));

    /// <summary>Adds a method that makes something large and counts it first.</summary>
    public MethodTable<T> Add<TFirst>(string name, Func<T, TFirst, Rendering, object?> method) =>
        Add(name, 1, (T target, object?[] arguments, Rendering rendering, out object? result) =>
        {
            var fits = TryRead<TFirst>(arguments[0], out var first);
            result = fits ? method(target, first, rendering) : null;
            return fits;
        });

    public MethodTable<T> Add<TFirst, TSecond>(string name, Func<T, TFirst, TSecond, object?> method) =>
        Add<TFirst, TSecond>(name, (target, first, second, _) => method(target, first, second));

    /// <summary>Adds a method that makes something large and counts it first.</summary>
    public MethodTable<T> Add<TFirst, TSecond>(string name, Func<T, TFirst, TSecond, Rendering, object?> method) =>
        Add(name, 2, (T target, object?[] arguments, Rendering rendering, out object? result) =>
        {
            var (isFirst, isSecond) = (TryRead<TFirst>(arguments[0], out var first), TryRead<TSecond>(arguments[1], out var second));
            result = isFirst && isSecond ? method(target, first, second, rendering) : null;
            return isFirst && isSecond;
        });

    /// <summary>Adds a method that takes any number of arguments after its first.</summary>
    public MethodTable<T> AddVariadic<TFirst>(string name, Func<T, TFirst, object?[], Rendering, object?> method) =>
        Add(name, Variadic, (T target, object?[] arguments, Rendering rendering, out object? result) =>
        {
            TFirst first = default!;
            var fits = arguments.Length > 0 && TryRead(arguments[0], out first);
            result = fits ? method(target, first, arguments[1..], rendering) : null;
            return fits;
        });

    /// <summary>Calls a method; false where there is none by that name that takes these arguments.</summary>
    public bool TryCall(T target, string name, object?[] arguments, Rendering rendering, out object? result)
    {
        var overloads = _methods.GetValueOrDefault((name, arguments.Length)) ?? _methods.GetValueOrDefault((name, Variadic));
        foreach (var overload in overloads ?? [])
        {
            if (overload(target, arguments, rendering, out result))
            {
                return true;
            }
        }

        result = null;
        return false;
    }

    private MethodTable<T> Add(string name, int arguments, Overload overload)
    {
        if (!_methods.TryGetValue((name, arguments), out var overloads))
        {
            _methods[(name, arguments)] = overloads = [];
        }

        overloads.Add(overload);
        return this;
    }

    // As Java has it: an integer is taken for a double, and nothing else for anything but itself.
    private static bool TryRead<TArgument>(object? value, out TArgument argument)
    {
        if (value is TArgument own)
        {
            argument = own;
            return true;
        }

        var isWidened = typeof(TArgument) == typeof(double) && Numbers.IsNumber(value);
        argument = isWidened ? (TArgument)(object)Numbers.ToDouble(value!) : default!;
        return isWidened || (value is null && typeof(TArgument) == typeof(object));
    }
}
