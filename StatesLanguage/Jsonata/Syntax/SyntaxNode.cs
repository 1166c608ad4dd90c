using Stepyard.StatesLanguage.Jsonata.Functions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Syntax;

/// <summary>An expression as it is written. Positions are where its operator or first token ends.</summary>
internal abstract record SyntaxNode(int Position);

/// <summary>A string, number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
internal sealed record LiteralSyntax(int Position, Value Value) : SyntaxNode(Position);

/// <summary>The end of the text where an expression should be.</summary>
internal sealed record EndSyntax(int Position) : SyntaxNode(Position);

internal sealed record NameSyntax(int Position, string Name) : SyntaxNode(Position);

/// <summary><c>$name</c>; the context is the variable without a name.</summary>
internal sealed record VariableSyntax(int Position, string Name) : SyntaxNode(Position);

internal sealed record RegexSyntax(int Position, string Pattern, string Flags) : SyntaxNode(Position);

/// <summary><c>*</c></summary>
internal sealed record WildcardSyntax(int Position) : SyntaxNode(Position);

/// <summary><c>**</c></summary>
internal sealed record DescendantsSyntax(int Position) : SyntaxNode(Position);

/// <summary><c>%</c></summary>
internal sealed record ParentSyntax(int Position) : SyntaxNode(Position);

/// <summary><c>(a; b)</c></summary>
internal sealed record BlockSyntax(int Position, IReadOnlyList<SyntaxNode> Expressions) : SyntaxNode(Position);

/// <summary><c>[a, b..c]</c></summary>
internal sealed record ArraySyntax(int Position, IReadOnlyList<SyntaxNode> Items) : SyntaxNode(Position);

/// <summary><c>name: value</c> in an object.</summary>
internal readonly record struct MemberSyntax(SyntaxNode Name, SyntaxNode Value);

/// <summary><c>{name: value}</c></summary>
internal sealed record ObjectSyntax(int Position, IReadOnlyList<MemberSyntax> Members) : SyntaxNode(Position);

/// <summary><c>-a</c></summary>
internal sealed record NegationSyntax(int Position, SyntaxNode Operand) : SyntaxNode(Position);

/// <summary>An operator between two expressions that has no syntax of its own below.</summary>
internal sealed record BinarySyntax(int Position, string Operator, SyntaxNode Left, SyntaxNode Right) : SyntaxNode(Position);

/// <summary><c>a.b</c></summary>
internal sealed record StepSyntax(int Position, SyntaxNode Left, SyntaxNode Right) : SyntaxNode(Position);

/// <summary>What may follow a step of a path.</summary>
internal abstract record SuffixSyntax(int Position, SyntaxNode Operand) : SyntaxNode(Position);

/// <summary><c>a[b]</c></summary>
internal sealed record FilterSyntax(int Position, SyntaxNode Operand, SyntaxNode Predicate) : SuffixSyntax(Position, Operand);

/// <summary><c>a[]</c></summary>
internal sealed record KeepArraySyntax(int Position, SyntaxNode Operand) : SuffixSyntax(Position, Operand);

/// <summary><c>a{name: value}</c></summary>
internal sealed record GroupSyntax(int Position, SyntaxNode Operand, IReadOnlyList<MemberSyntax> Members) : SuffixSyntax(Position, Operand);

/// <summary>One term of an order-by: <c>&gt;a</c>.</summary>
internal readonly record struct SortTermSyntax(SyntaxNode Expression, bool IsDescending);

/// <summary><c>a^(b, &gt;c)</c></summary>
internal sealed record SortSyntax(int Position, SyntaxNode Operand, IReadOnlyList<SortTermSyntax> Terms) : SuffixSyntax(Position, Operand);

/// <summary><c>a@$v</c></summary>
internal sealed record FocusSyntax(int Position, SyntaxNode Operand, string Variable) : SuffixSyntax(Position, Operand);

/// <summary><c>a#$v</c></summary>
internal sealed record IndexSyntax(int Position, SyntaxNode Operand, string Variable) : SuffixSyntax(Position, Operand);

/// <summary><c>$v := a</c></summary>
internal sealed record BindSyntax(int Position, string Variable, SyntaxNode Value) : SyntaxNode(Position);

/// <summary><c>a ? b : c</c></summary>
internal sealed record ConditionalSyntax(int Position, SyntaxNode Condition, SyntaxNode Then, SyntaxNode? Else) : SyntaxNode(Position);

/// <summary><c>f(a, b)</c></summary>
internal sealed record CallSyntax(int Position, SyntaxNode Function, IReadOnlyList<SyntaxNode> Arguments) : SyntaxNode(Position);

/// <summary><c>f(?, b)</c>: null where an argument is left open.</summary>
internal sealed record PartialSyntax(int Position, SyntaxNode Function, IReadOnlyList<SyntaxNode?> Arguments) : SyntaxNode(Position);

/// <summary><c>function($a, $b)&lt;nn:n&gt;{ body }</c></summary>
internal sealed record LambdaSyntax(int Position, IReadOnlyList<string> Parameters, Signature? Signature, SyntaxNode Body) : SyntaxNode(Position);

/// <summary><c>|pattern|update,delete|</c></summary>
internal sealed record TransformSyntax(int Position, SyntaxNode Pattern, SyntaxNode Update, SyntaxNode? Delete) : SyntaxNode(Position);
