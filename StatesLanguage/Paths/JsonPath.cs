using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Paths.Segments;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Paths;

/// <summary>
/// A JSONPath in the dialect of AWS Step Functions, compiled once. A definite path names one value and fails where that is missing;
/// an indefinite one (wildcard, slice, union, filter, descent) gives an array of what it finds, empty where it finds nothing.
/// AWS: https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html
/// </summary>
public sealed class JsonPath : Expression
{
    private readonly PathRoot _root;
    private readonly string? _variable;
    private readonly Segment[] _segments;
    private readonly PathFunction? _function;

    // The segments of a definite path, null for an indefinite one.
    private readonly Step[]? _steps;

    internal JsonPath(string text, PathRoot root, string? variable, Segment[] segments, PathFunction? function)
        : base(text)
    {
        (_root, _variable, _segments, _function) = (root, variable, segments, function);
        _steps = Array.TrueForAll(segments, segment => segment is Step) ? Array.ConvertAll(segments, segment => (Step)segment) : null;
    }

    /// <summary>Whether the path is made of names and array indexes only, so that it names at most one value.</summary>
    public bool IsReferencePath => _function is null && Array.TrueForAll(_segments, segment => segment is Field or Element { Index: >= 0 });

    /// <summary>Whether the path leads into the context object: <c>$$</c>.</summary>
    public bool IsContext => _root == PathRoot.Context;

    /// <summary>Whether the path names one value, which is then its result; otherwise the result is an array.</summary>
    public bool IsDefinite => _steps is not null || _function is not null;

    internal PathRoot Root => _root;

    internal override IEnumerable<string> Variables => _variable is null ? [] : [_variable];

    internal ReadOnlySpan<Segment> Segments => _segments;

    /// <summary>Compiles a path.</summary>
    /// <param name="text">The path, such as <c>$.order.items[0]</c> or <c>$$.Execution.Id</c>.</param>
    /// <param name="path">The compiled path; null where the text is none.</param>
    /// <param name="problem">What is wrong with the text; null where nothing is.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out JsonPath? path, [NotNullWhen(false)] out string? problem) =>
        new PathParser(text).TryParse(out path, out problem);

    /// <inheritdoc/>
    public override bool TryEvaluate(
        Value input, IEvaluationScope scope, [NotNullWhen(true)] out Value? result, [NotNullWhen(false)] out StatesError? error)
    {
        result = Find(input, scope);
        error = result is null ? new StatesError("States.Runtime", Explain(input, scope)) : null;
        return result is not null;
    }

    /// <summary>The value that the path finds; null where it finds none.</summary>
    /// <param name="input">What <c>$</c> stands for, or <c>@</c> in a filter.</param>
    /// <param name="scope">What else the path can see.</param>
    /// <param name="outer">The selection whose filter uses this path; null for a path that stands alone.</param>
    internal Value? Find(Value input, IEvaluationScope scope, Selection? outer = null)
    {
        var value = RootValue(input, scope);
        if (value is null || _steps is null)
        {
            return value is null ? null : Collect(value, scope, outer);
        }

        foreach (var step in _steps)
        {
            value = step.Find(value);
            if (value is null)
            {
                return null;
            }
        }

        return _function is null ? value : _function(value);
    }

    /// <summary>The value in which the path looks; null for a variable that is not assigned.</summary>
    internal Value? RootValue(Value input, IEvaluationScope scope) => _root switch
    {
        PathRoot.Context => scope.Context,
        PathRoot.Variable => scope.TryGetVariable(_variable!, out var value) ? value : null,
        _ => input,
    };

    private Value? Collect(Value root, IEvaluationScope scope, Selection? outer)
    {
        var selection = new Selection(root, scope, outer);
        foreach (var segment in _segments)
        {
            if (!selection.Advance(segment))
            {
                return null;
            }
        }

        var found = selection.ToArray();
        return _function is null ? found : _function(found);
    }

    /// <summary>Why a path found nothing, in the words of the JSONPath library that AWS uses.</summary>
    private string Explain(Value input, IEvaluationScope scope)
    {
        var value = RootValue(input, scope);
        if (value is null)
        {
            return $"Invalid path '{Text}' : The variable '{_variable}' is not assigned";
        }

        var place = "$";
        foreach (var step in _steps ?? [])
        {
            var next = step.Find(value);
            if (next is null)
            {
                return $"Invalid path '{Text}' : {step.WhyMissing(value, place, step == _steps![^1]) ?? NoResults()}";
            }

            place += step;
            value = next;
        }

        return _steps is null && _function is null
            ? $"Invalid path '{Text}' : The path leads to more than {Selection.MostVisited} values"
            : $"Invalid path '{Text}' : The function at the end of the path does not apply to the value";
    }

    private string NoResults() => $"No results for path: ${string.Concat<Segment>(_segments)}";
}
