using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Paths.Filters;

/// <summary>What a filter asks of a value.</summary>
internal abstract class Test
{
    public abstract bool Passes(Value current, Selection selection);
}

/// <summary>All of the tests, or any one of them.</summary>
internal sealed class Combined(Test[] tests, bool isAnd) : Test
{
    public override bool Passes(Value current, Selection selection)
    {
        foreach (var test in tests)
        {
            if (test.Passes(current, selection) != isAnd)
            {
                return !isAnd;
            }
        }

        return isAnd;
    }
}

/// <summary><c>!(…)</c>.</summary>
internal sealed class Negated(Test test) : Test
{
    public override bool Passes(Value current, Selection selection) => !test.Passes(current, selection);
}

/// <summary>A path alone, <c>@.name</c>: it finds something.</summary>
internal sealed class Exists(Operand operand) : Test
{
    public override bool Passes(Value current, Selection selection) => operand.Resolve(current, selection) is not null;
}

/// <summary>Two operands around an operator.</summary>
internal sealed class Compared(Operand left, Comparison comparison, Operand right) : Test
{
    public override bool Passes(Value current, Selection selection) =>
        comparison(left.Resolve(current, selection), right.Resolve(current, selection));
}
