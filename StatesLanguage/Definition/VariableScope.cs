using Stepyard.StatesLanguage.Jsonata;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Queries;

namespace Stepyard.StatesLanguage.Definition;

/// <summary>The variables that the states of one graph assign; states nested in them have scopes of their own, which see this one.</summary>
/// <param name="outer">The scope around it; null for the state machine's.</param>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html#variable-scope</remarks>
internal sealed class VariableScope(VariableScope? outer)
{
    // A definition whose every variable is misspelt must not take forever to explain.
    private const int MostGuesses = 100;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<(string Name, string Path)> _declarations = [];
    private readonly List<VariableUse> _uses = [];
    private int _guesses;

    /// <summary>Notes that a state assigns a variable.</summary>
    public void Declare(string name, string path)
    {
        _names.Add(name);
        _declarations.Add((name, path));
    }

    /// <summary>Notes that a JSONata expression takes a variable or function from outside.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="path">Where the expression stands.</param>
    /// <param name="offset">Where the variable stands in the string that the expression is in.</param>
    public void Use(FreeVariable variable, string path, int offset)
    {
        // What JSONata states are given is theirs, and its members are looked at by themselves.
        if (variable.Name != VariableName.Reserved)
        {
            _uses.Add(new(variable.Name, variable.IsCalled, path, offset));
        }
    }

    /// <summary>Notes the variables that a path or a call of an intrinsic function looks in.</summary>
    public void Use(Expression expression, string path) => _uses.AddRange(
        expression.Variables.Distinct(StringComparer.Ordinal)
            .Select(name => new VariableUse(name, IsCalled: false, path, expression.Text.IndexOf($"${name}", StringComparison.Ordinal))));

    /// <summary>The variables that no state assigns, which AWS finds out when it comes to them; known once all scopes are read.</summary>
    public IEnumerable<Problem> FindUnknown() =>
        from use in _uses
        where !Has(use.Name)
        select new Problem(use.Path, Codes.UnknownVariable, use.IsCalled ? $"There is no function ${use.Name}." : $"No state assigns ${use.Name}.")
        {
            Severity = Severity.Warning,
            Fix = Suggest(use),
            Offset = use.Offset,
        };

    /// <summary>The variables that a scope around this one has too; known once all scopes are read.</summary>
    public IEnumerable<Problem> FindClashes() =>
        from declaration in _declarations
        where outer?.Has(declaration.Name) == true
        select new Problem(
            declaration.Path, Codes.DuplicateVariable, $"The variable name '{declaration.Name}' was already defined in a parent scope.")
        {
            Given = declaration.Name,
            Fix = "choose another name: states inside of a Map or Parallel state see the variables around it, and cannot assign them",
        };

    private string? Suggest(VariableUse use)
    {
        var candidates = use.IsCalled ? StatesFunctions.Table.Names : Visible().Append(VariableName.Reserved);
        return use.Name == VariableName.Reserved ? "$states is there in JSONata only; a path finds the input in $ and the context object in $$"
            : MayGuess() && Names.Closest(use.Name, candidates) is { } close ? $"did you mean \"${close}\"?"
            : null;
    }

    /// <summary>Counts a guess, over all scopes of the definition.</summary>
    private bool MayGuess() => outer?.MayGuess() ?? _guesses++ < MostGuesses;

    private IEnumerable<string> Visible() => outer is null ? _names : _names.Concat(outer.Visible());

    private bool Has(string name) => _names.Contains(name) || outer?.Has(name) == true;

    /// <param name="Name">Without <c>$</c>.</param>
    /// <param name="IsCalled">Whether it is used as a function.</param>
    /// <param name="Path">Where the expression stands.</param>
    /// <param name="Offset">Where the variable stands in the string that the expression is in.</param>
    private sealed record VariableUse(string Name, bool IsCalled, string Path, int Offset);
}
