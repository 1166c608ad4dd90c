using Stepyard.StatesLanguage.Jsonata.Syntax;

namespace Stepyard.StatesLanguage.Queries;

/// <summary>
/// What an expression looks up in the context, of which there is none in a state: <c>phone</c> where <c>$states.input.phone</c> is meant.
/// Only the first step of a path counts, since the others, as well as filters and sort terms, look at what the step before has found.
/// </summary>
internal static class TopLevelReferences
{
    private const string Context = "";
    private const string Root = "$";

    /// <summary>What is wrong with them, in AWS's words, each name once.</summary>
    public static IEnumerable<string> FindMistakes(SyntaxNode expression)
    {
        var names = new List<string>();
        Collect(expression, names);
        return names.Distinct().Select(name => name == "$$"
            ? "Reference to '$$' is not supported."
            : $"Reference to '{name}' at the top level is not supported.");
    }

    private static void Collect(SyntaxNode? node, List<string> names)
    {
        switch (node)
        {
            case NameSyntax name:
                names.Add(name.Name);
                break;
            case VariableSyntax { Name: Context or Root } variable:
                names.Add($"${variable.Name}");
                break;
            default:
                foreach (var part in PartsAtTop(node))
                {
                    Collect(part, names);
                }

                break;
        }
    }

    // The parts that are evaluated with the context of the whole.
    private static IEnumerable<SyntaxNode?> PartsAtTop(SyntaxNode? node) => node switch
    {
        StepSyntax step => [step.Left],
        SuffixSyntax suffix => [suffix.Operand],
        BlockSyntax block => block.Expressions,
        ArraySyntax array => array.Items,
        ObjectSyntax made => made.Members.SelectMany(member => new[] { member.Name, member.Value }),
        NegationSyntax negation => [negation.Operand],
        BinarySyntax binary => [binary.Left, binary.Right],
        BindSyntax bind => [bind.Value],
        ConditionalSyntax conditional => new[] { conditional.Condition, conditional.Then, conditional.Else },
        CallSyntax call => [call.Function, .. call.Arguments],
        PartialSyntax partial => partial.Arguments.Prepend(partial.Function),
        LambdaSyntax lambda => [lambda.Body],
        _ => [],
    };
}
