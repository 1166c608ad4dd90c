namespace Stepyard.Mapping.Models;

/// <summary>What a validation finds wrong.</summary>
internal sealed class Report
{
    private const int MostNested = 2500;

    private readonly List<string> _errors = [];
    private readonly Report? _outer;
    private int _nested;

    public Report(Report? outer = null) => _outer = outer;

    public bool IsSuccess => _errors.Count == 0;

    public void Add(string error) => _errors.Add(error);

    /// <summary>Validates something inside of something else; schemas may refer to themselves without end.</summary>
    /// <exception cref="SchemaException">They do.</exception>
    public void Nested(Action validate)
    {
        if (Enter() > MostNested)
        {
            throw new SchemaException("#", "the schema refers to itself without end.");
        }

        validate();
        Leave();
    }

    /// <summary>The errors as <c>$context.error.validationErrorString</c> has them: <c>[one, another]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", _errors)}]";

    private int Enter() => _outer?.Enter() ?? ++_nested;

    private void Leave()
    {
        if (_outer is null)
        {
            _nested--;
        }
        else
        {
            _outer.Leave();
        }
    }
}
