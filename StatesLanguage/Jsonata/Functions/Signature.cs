using Stepyard.StatesLanguage.Jsonata.Errors;
using Stepyard.StatesLanguage.Jsonata.Evaluation;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Functions;

/// <summary>The types that a function takes. See docs.jsonata.org, "Function signature syntax".</summary>
internal sealed class Signature
{
    private const int MostOnStack = 32;

    private readonly Parameter[] _parameters;
    private readonly bool _isSimple;

    private Signature(List<Parameter> parameters)
    {
        _parameters = [.. parameters];
        _isSimple = parameters.All(parameter => !parameter.IsRepeated);
    }

    /// <summary>How many parameters there are.</summary>
    public int Count => _parameters.Length;

    /// <summary>Reads a signature.</summary>
    /// <param name="position">Where in the expression it is.</param>
    /// <exception cref="JsonataException">S0401 or S0402: it has type parameters where there can be none.</exception>
    public static Signature Parse(string text, int position = 0) => new(SignatureParser.Parse(text, position));

    /// <summary>The arguments as the function gets them: with the context where it stands in, and single values as arrays where arrays are due.</summary>
    /// <exception cref="JsonataException">T0410, T0411 or T0412: the arguments do not fit.</exception>
    public Value?[] Check(Value?[] arguments, Value? context)
    {
        if (_isSimple && arguments.Length == _parameters.Length && FitsOneByOne(arguments))
        {
            for (var i = 0; i < arguments.Length; i++)
            {
                arguments[i] = Convert(_parameters[i], arguments[i], i);
            }

            return arguments;
        }

        Span<int> taken = _parameters.Length <= MostOnStack ? stackalloc int[_parameters.Length] : new int[_parameters.Length];
        if (Distribute(arguments, taken, takesAll: true) < 0)
        {
            throw Mismatch(arguments);
        }

        return Collect(arguments, taken, context);
    }

    private bool FitsOneByOne(Value?[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!_parameters[i].Accepts(Types.SymbolOf(arguments[i])))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Decides how many arguments each of the first parameters takes, as many as it can.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="taken">Receives how many each takes; as long as there are parameters to ask.</param>
    /// <param name="takesAll">Whether no argument may be left.</param>
    /// <returns>How many they take together; -1 where they do not fit.</returns>
    private int Distribute(Value?[] arguments, Span<int> taken, bool takesAll)
    {
        HashSet<(int Parameter, int Argument)>? hopeless = null;
        return DistributeFrom(0, 0, arguments, taken, takesAll, ref hopeless);
    }

    /// <param name="hopeless">Where it was tried in vain, so that no way is gone twice.</param>
    private int DistributeFrom(
        int parameter, int argument, Value?[] arguments, Span<int> taken, bool takesAll, ref HashSet<(int Parameter, int Argument)>? hopeless)
    {
        if (parameter == taken.Length)
        {
            return takesAll && argument < arguments.Length ? -1 : argument;
        }

        if (hopeless?.Contains((parameter, argument)) == true)
        {
            return -1;
        }

        Limits.EnsureStack();
        var current = _parameters[parameter];
        for (var count = Most(current, arguments, argument); count >= (current.IsOptional ? 0 : 1); count--)
        {
            taken[parameter] = count;
            var reached = DistributeFrom(parameter + 1, argument + count, arguments, taken, takesAll, ref hopeless);
            if (reached >= 0)
            {
                return reached;
            }
        }

        (hopeless ??= []).Add((parameter, argument));
        return -1;
    }

    /// <summary>How many arguments a parameter can take from an index on.</summary>
    private static int Most(Parameter parameter, Value?[] arguments, int from)
    {
        var limit = parameter.IsRepeated ? arguments.Length : Math.Min(from + 1, arguments.Length);
        var end = from;
        while (end < limit && parameter.Accepts(Types.SymbolOf(arguments[end])))
        {
            end++;
        }

        return end - from;
    }

    private Value?[] Collect(Value?[] arguments, Span<int> taken, Value? context)
    {
        var checkedArguments = new List<Value?>(Math.Max(arguments.Length, _parameters.Length));
        var next = 0;
        for (var i = 0; i < _parameters.Length; i++)
        {
            var parameter = _parameters[i];
            if (taken[i] == 0)
            {
                checkedArguments.Add(parameter.TakesContext ? Context(parameter, context, next) : null);
            }

            for (var count = taken[i]; count > 0; count--, next++)
            {
                checkedArguments.Add(Convert(parameter, arguments[next], next));
            }
        }

        return [.. checkedArguments];
    }

    private static Value? Context(Parameter parameter, Value? context, int index) =>
        parameter.Accepts(Types.SymbolOf(context)) ? context : throw new JsonataException("T0411", value: context, index: index + 1);

    private static Value? Convert(Parameter parameter, Value? argument, int index)
    {
        if (!parameter.IsArray || argument is null)
        {
            return argument;
        }

        if (parameter.ItemType is { Length: > 0 } itemType && !HasItems(argument, itemType))
        {
            throw new JsonataException("T0412", value: argument, index: index + 1, text: Types.PluralOf(itemType[0]));
        }

        return argument as ArrayValue ?? ArrayValue.Create(argument);
    }

    private static bool HasItems(Value argument, string itemType)
    {
        if (argument is not ArrayValue array)
        {
            return itemType.Length == 1 && Types.SymbolOf(argument) == itemType[0];
        }

        foreach (var item in array.Items)
        {
            if (Types.SymbolOf(item) != itemType[0])
            {
                return false;
            }
        }

        return true;
    }

    private JsonataException Mismatch(Value?[] arguments)
    {
        var taken = new int[_parameters.Length];
        var good = 0;
        for (var count = 1; count <= taken.Length && Distribute(arguments, taken.AsSpan(0, count), takesAll: false) is >= 0 and var reached; count++)
        {
            good = reached;
        }

        return new("T0410", value: good < arguments.Length ? arguments[good] : null, index: good + 1);
    }
}
