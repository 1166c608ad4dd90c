using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;
using Stepyard.StatesLanguage.Jsonata.Functions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary><c>function($a, $b) { body }</c></summary>
internal sealed class LambdaNode(IReadOnlyList<string> parameters, Signature? signature, Scope scope, Node body) : Node
{
    public IReadOnlyList<string> Parameters => parameters;

    public Signature? Signature => signature;

    public Scope Scope => scope;

    public Node Body => body;

    /// <summary>The slot of each parameter.</summary>
    public int[] Slots { get; } = [.. parameters.Select(scope.Find)];

    public override Value? Evaluate(Value? input, Frame frame) => new LambdaValue(this, input, frame);
}
