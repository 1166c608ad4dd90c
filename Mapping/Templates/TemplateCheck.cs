using Stepyard.Mapping.Velocity;
using Stepyard.Mapping.Velocity.Evaluation.Expressions;
using Stepyard.Mapping.Velocity.Evaluation.References;
using Stepyard.Mapping.Velocity.Syntax;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Mapping.Templates;

/// <summary>Finds the mistakes of a mapping template that show before anything is mapped: in Velocity they render as they are written, or as nothing.</summary>
public static class TemplateCheck
{
    private const string Input = "input";
    private const string Util = "util";

    private static readonly string[] Given = [Input, Util, "context", "stageVariables"];

    /// <summary>Variables that Velocity itself gives a value in loops and macros.</summary>
    private static readonly string[] OfVelocity = ["foreach", "velocityCount", "bodyContent"];

    /// <summary>What is wrong with a template, each with its place: <c>(3,14) $utl has no value; …</c>. Nothing where it is right.</summary>
    /// <param name="text">The template.</param>
    /// <param name="variables">The variables, without <c>$</c>, that it is given besides API Gateway's.</param>
    public static IReadOnlyList<string> ProblemsOf(string text, params IReadOnlyCollection<string> variables)
    {
        try
        {
            var template = MappingTemplate.Parse(text).Template;
            var known = new HashSet<string>([.. Given, .. variables, .. template.Declared], StringComparer.Ordinal);
            return
            [
                .. from mention in template.Mentions
                   let problem = ProblemOf(mention, known)
                   where problem is not null
                   select At(mention.Place, problem),
            ];
        }
        catch (TemplateException e)
        {
            return [At(e.Place, e.Problem)];
        }
    }

    private static string At(Place place, string problem) => $"({place.Line},{place.Column}) {problem}";

    private static string? ProblemOf(Mention mention, HashSet<string> known)
    {
        var reference = mention.Reference;
        if (!known.Contains(reference.Root))
        {
            return mention.IsQuiet || OfVelocity.Contains(reference.Root)
                ? null
                : $"${reference.Root} has no value; allowed: {string.Join(", ", known.Order(StringComparer.Ordinal).Select(name => $"${name}"))}{Guess("$", reference.Root, known)}";
        }

        return reference.Root switch
        {
            Input => MemberProblem(reference, InputVariable.Names) ?? PathProblem(reference),
            Util => MemberProblem(reference, UtilVariable.Names),
            _ => null,
        };
    }

    private static string? MemberProblem(Reference reference, IReadOnlyCollection<string> names)
    {
        var name = reference.Steps.FirstOrDefault() switch
        {
            MethodCall call => call.Name,
            Member member => member.Name,
            _ => null,
        };
        return name is null || names.Contains(name)
            ? null
            : $"${reference.Root} has no {name}; allowed: {string.Join(", ", names.Order(StringComparer.Ordinal))}{Guess("", name, names)}";
    }

    private static string? PathProblem(Reference reference)
    {
        if (reference.Steps.FirstOrDefault() is not MethodCall { Name: "json" or "path", Arguments: [Constant { Value: string path }] })
        {
            return null;
        }

        try
        {
            _ = PayloadPath.Parse(path);
            return null;
        }
        catch (MethodException e)
        {
            return e.Message;
        }
    }

    private static string Guess(string prefix, string name, IEnumerable<string> names) =>
        Names.Closest(name, names) is { } close ? $"; did you mean {prefix}{close}?" : "";
}
