using Stepyard.StatesLanguage.Jsonata.Errors;
using Stepyard.StatesLanguage.Jsonata.Evaluation;
using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;
using Stepyard.StatesLanguage.Jsonata.Evaluation.Paths;
using Stepyard.StatesLanguage.Jsonata.Functions;
using Stepyard.StatesLanguage.Jsonata.Syntax;

namespace Stepyard.StatesLanguage.Jsonata.Compilation;

/// <summary>Makes of an expression's syntax what evaluates it: paths become lists of steps, and every variable knows its scope.</summary>
internal sealed class Compiler
{
    private const int LevelsBetweenGuards = 16;

    private readonly Variables _variables;
    private readonly Ancestry _ancestry = new();
    private readonly PathCompiler _paths;
    private int _level;

    private Compiler(Scope scope, FunctionTable functions)
    {
        _variables = new(scope, functions);
        _paths = new(this, _variables, _ancestry);
    }

    /// <summary>Compiles a whole expression.</summary>
    /// <param name="syntax">The expression.</param>
    /// <param name="functions">The functions of its dialect.</param>
    /// <param name="outer">The scope around it, for an expression of <c>$eval</c>.</param>
    /// <exception cref="JsonataException">It makes no sense.</exception>
    public static Program Compile(SyntaxNode syntax, FunctionTable functions, Scope? outer = null)
    {
        var scope = new Scope(outer);
        var compiler = new Compiler(scope, functions);
        var root = compiler.Operand(syntax);
        if (compiler._ancestry.IsSeeking(root))
        {
            throw new JsonataException("S0217", token: root is PathNode ? "path" : "parent", position: root is PathNode ? null : root.Position);
        }

        var free = compiler._variables.Resolve();
        return new(root, scope, compiler._variables.Globals, functions, free);
    }

    /// <summary>Compiles a part of which only the value matters.</summary>
    public Node Operand(SyntaxNode syntax)
    {
        Limits.EnsureStack();
        _level++;
        var node = Part(syntax);
        var guarded = _level % LevelsBetweenGuards == 0 ? new GuardNode(node) { Position = node.Position } : node;
        _level--;
        return guarded;
    }

    /// <summary>Compiles a part that may become a part of a path.</summary>
    public Node Part(SyntaxNode syntax)
    {
        Limits.EnsureStack();
        var position = syntax.Position;
        return syntax switch
        {
            LiteralSyntax literal => new LiteralNode(literal.Value) { Position = position },
            VariableSyntax variable => Variable(variable, isCalled: false),
            RegexSyntax regex => new RegexNode(regex.Pattern, regex.Flags) { Position = position },
            WildcardSyntax => new WildcardNode { Position = position },
            DescendantsSyntax => new DescendantsNode { Position = position },
            ParentSyntax => new ParentNode { Position = position },
            BlockSyntax block => Block(block),
            ArraySyntax array => Array(array),
            ObjectSyntax members => Object(members),
            NegationSyntax negation => Negation(negation),
            BinarySyntax binary => Binary(binary),
            BindSyntax bind => Bind(bind),
            ConditionalSyntax conditional => Conditional(conditional),
            CallSyntax call => Call(call),
            PartialSyntax partial => Partial(partial),
            LambdaSyntax lambda => Lambda(lambda),
            TransformSyntax transform => Transform(transform),
            EndSyntax => throw new JsonataException("S0207", position: position),
            _ => _paths.Compile(syntax),
        };
    }

    /// <summary>Compiles the members of an object or a group-by.</summary>
    public Grouping Members(IReadOnlyList<MemberSyntax> members, int position, List<Node> parts)
    {
        var compiled = members.Select(member => (Name: Operand(member.Name), Value: Operand(member.Value))).ToArray();
        foreach (var (name, value) in compiled)
        {
            parts.Add(name);
            parts.Add(value);
        }

        return new(compiled, position);
    }

    private Node Variable(VariableSyntax variable, bool isCalled) => variable.Name switch
    {
        "" => new ContextNode { Position = variable.Position },
        "$" => new RootNode { Position = variable.Position },
        _ => _variables.Use(variable, isCalled),
    };

    private Node Callee(SyntaxNode function) => function is VariableSyntax variable ? Variable(variable, isCalled: true) : Operand(function);

    private BlockNode Block(BlockSyntax block)
    {
        var scope = new Scope(_variables.Scope);
        var expressions = _variables.Within(scope, () => block.Expressions.Select(Operand).ToArray());
        return With(new BlockNode(expressions, scope) { Position = block.Position }, expressions);
    }

    private ArrayNode Array(ArraySyntax array)
    {
        var items = array.Items.Select(Operand).ToArray();
        return With(new ArrayNode(items) { Position = array.Position }, items);
    }

    private ObjectNode Object(ObjectSyntax members)
    {
        var parts = new List<Node>();
        var grouping = Members(members.Members, members.Position, parts);
        return With(new ObjectNode(grouping) { Position = members.Position }, [.. parts]);
    }

    private Node Negation(NegationSyntax negation)
    {
        var operand = Operand(negation.Operand);
        return operand is LiteralNode { Value: Values.NumberValue number }
            ? new LiteralNode(Numeric.Of(-number.AsDouble)) { Position = negation.Position }
            : With(new NegationNode(operand) { Position = negation.Position }, operand);
    }

    private Node Binary(BinarySyntax binary)
    {
        var (left, right, symbol, position) = (Operand(binary.Left), Operand(binary.Right), binary.Operator, binary.Position);
        Node node = symbol switch
        {
            "+" or "-" or "*" or "/" or "%" => new ArithmeticNode(symbol[0], left, right) { Position = position },
            "=" or "!=" => new EqualityNode(symbol == "!=", left, right) { Position = position },
            "<" or "<=" or ">" or ">=" => new ComparisonNode(symbol, left, right) { Position = position },
            "and" or "or" => new LogicNode(symbol == "or", left, right) { Position = position },
            "&" => new ConcatenationNode(left, right) { Position = position },
            ".." => new RangeNode(left, right) { Position = position },
            "in" => new InclusionNode(left, right) { Position = position },
            "?:" or "??" => new DefaultNode(symbol == "??", left, right) { Position = position },
            "~>" => new ApplyNode(left, right, KeepsArray(left) || KeepsArray(right)) { Position = position },
            _ => throw new JsonataException("S0201", token: symbol, position: position),
        };
        return With(node, left, right);
    }

    private static bool KeepsArray(Node node) => node switch
    {
        PredicateNode predicate => predicate.KeepsArray,
        PathNode path => path.KeepsSingleton,
        _ => false,
    };

    private BindNode Bind(BindSyntax bind)
    {
        var value = Operand(bind.Value);
        var scope = _variables.BindingScope;
        return With(new BindNode(scope, scope.Add(bind.Variable), value) { Position = bind.Position }, value);
    }

    private ConditionalNode Conditional(ConditionalSyntax conditional)
    {
        var condition = Operand(conditional.Condition);
        var then = Operand(conditional.Then);
        var otherwise = conditional.Else is null ? null : Operand(conditional.Else);
        var node = new ConditionalNode(condition, then, otherwise) { Position = conditional.Position };
        return otherwise is null ? With(node, condition, then) : With(node, condition, then, otherwise);
    }

    private CallNode Call(CallSyntax call)
    {
        var function = Callee(call.Function);
        var arguments = call.Arguments.Select(Operand).ToArray();
        return With(new CallNode(function, arguments) { Position = call.Position }, arguments);
    }

    private PartialNode Partial(PartialSyntax partial)
    {
        var function = Callee(partial.Function);
        var arguments = partial.Arguments.Select(argument => argument is null ? null : Operand(argument)).ToArray();
        return With(new PartialNode(function, arguments) { Position = partial.Position }, [.. arguments.OfType<Node>()]);
    }

    private LambdaNode Lambda(LambdaSyntax lambda)
    {
        var scope = new Scope(_variables.Scope);
        foreach (var parameter in lambda.Parameters)
        {
            scope.Add(parameter);
        }

        var body = _variables.Within(scope, () => Operand(lambda.Body));
        return new(lambda.Parameters, lambda.Signature, scope, body) { Position = lambda.Position };
    }

    private TransformNode Transform(TransformSyntax transform)
    {
        var clone = _variables.Use(new(transform.Position, "clone"), isCalled: true);
        var delete = transform.Delete is null ? null : Operand(transform.Delete);
        return new(Operand(transform.Pattern), Operand(transform.Update), delete, clone) { Position = transform.Position };
    }

    private T With<T>(T node, params ReadOnlySpan<Node> parts)
        where T : Node
    {
        foreach (var part in parts)
        {
            _ancestry.Inherit(node, part);
        }

        return node;
    }
}
