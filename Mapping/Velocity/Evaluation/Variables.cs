namespace Stepyard.Mapping.Velocity.Evaluation;

/// <summary>The variables of a template, or those that a macro sees: what it set itself, its arguments, and whatever its caller sees.</summary>
/// <remarks>Velocity: arguments are passed by name, so that they are evaluated at each use; what a macro sets, its caller sees too.</remarks>
internal sealed class Variables
{
    private readonly Dictionary<string, object?> _values = [];
    private readonly Dictionary<string, Expression> _arguments = [];
    private readonly Variables? _caller;

    public Variables(IReadOnlyDictionary<string, object?> given) => _values = new(given);

    private Variables(Variables caller, Dictionary<string, Expression> arguments) => (_caller, _arguments) = (caller, arguments);

    /// <summary>What a macro sees that is called from here.</summary>
    public Variables ForMacro(Dictionary<string, Expression> arguments) => new(this, arguments);

    /// <summary>The value of a variable; null where it has none.</summary>
    public object? Get(string name, Rendering rendering)
    {
        if (_values.TryGetValue(name, out var value) && value is not null)
        {
            return value;
        }

        if (!_arguments.TryGetValue(name, out var argument))
        {
            return _caller?.Get(name, rendering);
        }

        return rendering.Evaluate(argument, _caller!);
    }

    public void Set(string name, object? value)
    {
        for (var variables = this; variables is not null; variables = variables._caller)
        {
            variables._values[name] = value;
        }
    }

    public void Remove(string name)
    {
        for (var variables = this; variables is not null; variables = variables._caller)
        {
            variables._values.Remove(name);
        }
    }

    /// <summary>An argument as the macro's caller wrote it, which is how it renders where it has no value; null for any other variable.</summary>
    public string? Literal(string name) => _arguments.TryGetValue(name, out var argument) ? argument.Literal : null;
}
