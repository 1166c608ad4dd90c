using System.Text;
using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Mapping.Velocity.Evaluation;

/// <summary>One rendering of a template: its variables, its output, and what it has used of its limits.</summary>
internal sealed class Rendering(IReadOnlyDictionary<string, object?> variables, IReadOnlyDictionary<string, Macro> macros, RenderOptions options)
{
    private StringBuilder _output = new();
    private long _work;
    private int _depth;

    public RenderOptions Options => options;

    public IReadOnlyDictionary<string, Macro> Macros => macros;

    /// <summary>The variables that the template sees here: its own, or those of the macro that is running.</summary>
    public Variables Variables { get; private set; } = new(variables);

    /// <summary>Where the template is: what a failure points at.</summary>
    public Place Place { get; set; }

    /// <summary>The loop that a <c>#break($foreach.parent)</c> is on its way to; null for the innermost.</summary>
    public ForeachScope? BreakTarget { get; set; }

    public void Write(string text)
    {
        Spend(text.Length);
        if (_output.Length + (long)text.Length > options.MostOutput)
        {
            throw Failure($"the output grows beyond {options.MostOutput} characters.");
        }

        _output.Append(text);
    }

    /// <summary>Counts work.</summary>
    /// <exception cref="TemplateException">It was too much.</exception>
    public void Spend(long amount)
    {
        _work += amount;
        if (_work > options.MostWork)
        {
            throw Failure($"the template makes more than {options.MostWork} characters, items and rounds.");
        }
    }

    public TemplateException Failure(string problem) => new(problem, Place);

    /// <summary>A value as it renders.</summary>
    public string TextOf(object? value)
    {
        if (value is string text)
        {
            return text;
        }

        var writer = new ValueWriter(this);
        writer.AppendValue(value);
        return writer.ToString();
    }

    /// <summary>What a block renders, as a text.</summary>
    public string Capture(Block block)
    {
        var outer = _output;
        _output = new();
        try
        {
            Nest(() => block.Render(this));
            return _output.ToString();
        }
        finally
        {
            _output = outer;
        }
    }

    /// <summary>Renders a macro's block with the variables that it sees.</summary>
    public Flow Render(Block block, Variables seen)
    {
        var outer = Variables;
        Variables = seen;
        try
        {
            return Nest(() => block.Render(this));
        }
        finally
        {
            Variables = outer;
        }
    }

    /// <summary>The value of an expression with the variables of the place that it was written in.</summary>
    public object? Evaluate(Expression expression, Variables seen)
    {
        var outer = Variables;
        Variables = seen;
        try
        {
            return expression.Evaluate(this);
        }
        finally
        {
            Variables = outer;
        }
    }

    public override string ToString() => _output.ToString();

    private Flow Nest(Func<Flow> run)
    {
        if (++_depth > options.MostDepth)
        {
            throw Failure($"macros, blocks and strings call each other deeper than {options.MostDepth}.");
        }

        var flow = run();
        _depth--;
        return flow;
    }
}
