using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Stepyard.StatesLanguage.Jsonata.Functions;

/// <summary>The functions that a dialect of JSONata has, by name without <c>$</c>.</summary>
internal sealed class FunctionTable
{
    private readonly FrozenDictionary<string, NativeFunction> _functions;

    private FunctionTable(IEnumerable<NativeFunction> functions) =>
        _functions = functions.ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>The functions of the JSONata language.</summary>
    public static FunctionTable Standard { get; } = new(
    [
        .. StringFunctions.All,
        .. PatternFunctions.All,
        .. NumericFunctions.All,
        .. AggregationFunctions.All,
        .. BooleanFunctions.All,
        .. ArrayFunctions.All,
        .. ObjectFunctions.All,
        .. HigherOrderFunctions.All,
        .. DateTimeFunctions.All,
        EvalFunction.Instance,
    ]);

    /// <summary>The names of the functions, without <c>$</c>.</summary>
    public IReadOnlyCollection<string> Names => _functions.Keys;

    /// <summary>These functions and others, which replace those of the same name.</summary>
    public FunctionTable With(params IReadOnlyCollection<NativeFunction> functions) =>
        new(_functions.Values.Where(known => functions.All(added => added.Name != known.Name)).Concat(functions));

    /// <summary>These functions without some of them.</summary>
    public FunctionTable Without(params IReadOnlyCollection<string> names) => new(_functions.Values.Where(known => !names.Contains(known.Name)));

    public bool TryGet(string name, [NotNullWhen(true)] out NativeFunction? function) => _functions.TryGetValue(name, out function);
}
