using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Templates;

/// <summary>
/// The JSON of <c>Parameters</c>, <c>ResultSelector</c>, <c>Assign</c> and the like, compiled once: members whose names end in <c>.$</c>
/// are expressions (in a state whose query language is JSONata: strings between <c>{%</c> and <c>%}</c>), everything else is constant.
/// AWS: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-inputpath-params.html
/// </summary>
public sealed class PayloadTemplate
{
    private readonly Node _root;

    internal PayloadTemplate(Node root) => _root = root;

    /// <summary>Compiles a template.</summary>
    /// <param name="template">The field's JSON.</param>
    /// <param name="path">Where the field stands in the definition, such as <c>/States/Greet/Parameters</c>.</param>
    /// <param name="problems">Receives what is wrong with the template.</param>
    /// <param name="compiled">The template; null where there are problems.</param>
    public static bool TryCompile(Value template, string path, ICollection<Problem> problems, [NotNullWhen(true)] out PayloadTemplate? compiled) =>
        TryCompile(template, path, problems, null, out compiled);

    internal static bool TryCompile(
        Value template, string path, ICollection<Problem> problems, VariableScope? variables, [NotNullWhen(true)] out PayloadTemplate? compiled)
    {
        var before = problems.Count;
        var root = new PathTemplateCompiler(problems, variables).Compile(template, path);
        compiled = problems.Count == before ? new(root) : null;
        return compiled is not null;
    }

    /// <summary>Fills the template.</summary>
    /// <param name="input">What <c>$</c> stands for.</param>
    /// <param name="scope">What else the expressions can see.</param>
    /// <param name="result">The payload; null where there is an error.</param>
    /// <param name="error">
    /// <c>States.Runtime</c> where a path finds nothing, which is what AWS answers although its documents also name
    /// <c>States.ParameterPathFailure</c>; <c>States.IntrinsicFailure</c> where a function refuses its arguments;
    /// <c>States.QueryEvaluationError</c> where a JSONata expression fails or gives nothing.
    /// </param>
    public bool TryEvaluate(
        Value input, IEvaluationScope scope, [NotNullWhen(true)] out Value? result, [NotNullWhen(false)] out StatesError? error)
    {
        error = null;
        result = _root.Evaluate(input, scope, ref error);
        return result is not null;
    }
}
