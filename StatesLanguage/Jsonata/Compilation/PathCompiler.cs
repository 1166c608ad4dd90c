using Stepyard.StatesLanguage.Jsonata.Errors;
using Stepyard.StatesLanguage.Jsonata.Evaluation;
using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;
using Stepyard.StatesLanguage.Jsonata.Evaluation.Paths;
using Stepyard.StatesLanguage.Jsonata.Syntax;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Compilation;

/// <summary>Compiles paths: names and steps, and what may follow a step.</summary>
internal sealed class PathCompiler(Compiler compiler, Variables variables, Ancestry ancestry)
{
    /// <summary>Compiles a path, or an expression with something behind it that also paths have.</summary>
    public Node Compile(SyntaxNode syntax)
    {
        var scope = new Scope(variables.Scope) { IsPath = true };
        Declare(syntax, scope);
        var node = variables.Within(scope, () => Chain(syntax));

        // A variable for what is no step of a path binds nothing: $@$v
        return node is PathNode { Group: null, Steps: [{ Focus: not null, Expression: not NameNode } step] } ? step.Expression : node;
    }

    /// <summary>Finds the variables that the steps of a path bind.</summary>
    private static void Declare(SyntaxNode syntax, Scope scope)
    {
        Limits.EnsureStack();
        if (syntax is StepSyntax step)
        {
            Declare(step.Left, scope);
            Declare(step.Right, scope);
        }
        else if (syntax is SuffixSyntax suffix)
        {
            if (suffix is FocusSyntax focus)
            {
                scope.Add(focus.Variable);
            }
            else if (suffix is IndexSyntax index)
            {
                scope.Add(index.Variable);
            }

            Declare(suffix.Operand, scope);
        }
    }

    private Node Chain(SyntaxNode syntax)
    {
        Limits.EnsureStack();
        return syntax switch
        {
            NameSyntax name => NewPath(new PathStep(new NameNode(name.Name) { Position = name.Position })),
            StepSyntax step => Step(step),
            FilterSyntax filter => Filter(filter),
            KeepArraySyntax keep => KeepArray(Chain(keep.Operand)),
            GroupSyntax group => Group(group),
            SortSyntax sort => Sort(sort),
            FocusSyntax focus => Focus(focus),
            IndexSyntax index => Index(index),
            _ => compiler.Part(syntax),
        };
    }

    private PathNode NewPath(PathStep first) =>
        new() { Scope = variables.Scope, Position = first.Expression.Position, Steps = { first } };

    private PathNode ToPath(Node node)
    {
        if (node is PathNode path)
        {
            return path;
        }

        path = NewPath(new PathStep(node) { KeepsArray = node is PredicateNode { KeepsArray: true } });
        ancestry.Inherit(path, node);
        return path;
    }

    private PathNode Step(StepSyntax syntax)
    {
        var path = ToPath(Chain(syntax.Left));
        var right = Chain(syntax.Right);
        var known = path.Steps.Count;
        if (right is PathNode rest)
        {
            path.Steps.AddRange(rest.Steps);
            path.KeepsSingleton |= rest.KeepsSingleton;
        }
        else
        {
            path.Steps.Add(ToStep(right));
        }

        path.Steps[0] = CheckLiteral(path.Steps[0]);
        for (var i = known; i < path.Steps.Count; i++)
        {
            path.Steps[i] = CheckLiteral(path.Steps[i]);
        }

        path.KeepsSingleton |= path.Steps.Skip(known - 1).Any(step => step.KeepsArray);
        MarkConstructors(path);
        ancestry.ResolveLastStep(path);
        return path;
    }

    /// <summary>A step of a node that is no path: its predicates filter what the step finds.</summary>
    private static PathStep ToStep(Node node)
    {
        if (node is not PredicateNode predicate)
        {
            return new(node);
        }

        var inner = predicate.Group is null
            ? predicate.Inner
            : new PredicateNode(predicate.Inner) { Group = predicate.Group, Position = predicate.Position };
        var step = new PathStep(inner) { KeepsArray = predicate.KeepsArray };
        step.Stages.AddRange(predicate.Filters.Select(filter => new Stage(filter, null)));
        return step;
    }

    /// <summary>A string among the steps is a name; no other literal can be a step.</summary>
    private static PathStep CheckLiteral(PathStep step)
    {
        if (step.Sort is not null || step.Expression is not LiteralNode literal)
        {
            return step;
        }

        if (literal.Value is not StringValue name)
        {
            throw new JsonataException("S0213", value: literal.Value, position: literal.Position);
        }

        var named = new PathStep(new NameNode(name.Text) { Position = literal.Position }) { KeepsArray = step.KeepsArray };
        named.Stages.AddRange(step.Stages);
        return named;
    }

    private static void MarkConstructors(PathNode path)
    {
        var first = path.Steps[0];
        first.TakesWholeInput |= MarkConstructor(first.Expression) || IsConstructing(first.Expression);
        MarkConstructor(path.Steps[^1].Expression);
    }

    private static bool MarkConstructor(Node node)
    {
        var constructor = (node is PredicateNode predicate ? predicate.Inner : node) as ArrayNode;
        if (constructor is not null)
        {
            constructor.IsStep = true;
        }

        return constructor is not null;
    }

    /// <summary>Whether a block has a path that starts with a constructor.</summary>
    private static bool IsConstructing(Node node) => node switch
    {
        GuardNode guard => IsConstructing(guard.Inner),
        BlockNode block => block.Expressions.Any(IsConstructing),
        PathNode path => path.Steps[0].TakesWholeInput,
        _ => false,
    };

    private Node Filter(FilterSyntax syntax)
    {
        var node = Chain(syntax.Operand);
        var predicate = compiler.Operand(syntax.Predicate);
        var filter = new Filter(predicate);
        if (node is PathNode path)
        {
            ancestry.ResolvePredicate(path.Steps[^1], predicate);
            path.Steps[^1].Stages.Add(new(filter, null));
            return path;
        }

        var wrapped = Wrap(node);
        if (wrapped.Group is not null)
        {
            throw new JsonataException("S0209", position: syntax.Position);
        }

        ancestry.ResolvePredicate(wrapped.Inner, predicate);
        wrapped.Filters.Add(filter);
        return wrapped;
    }

    private static PredicateNode Wrap(Node node) => node as PredicateNode ?? new PredicateNode(node) { Position = node.Position };

    private static Node KeepArray(Node node)
    {
        if (node is PathNode path)
        {
            path.KeepsSingleton = true;
            path.Steps[^1].KeepsArray = true;
            return path;
        }

        var wrapped = Wrap(node);
        wrapped.KeepsArray = true;
        return wrapped;
    }

    private Node Group(GroupSyntax syntax)
    {
        var node = Chain(syntax.Operand);
        var grouping = compiler.Members(syntax.Members, syntax.Position, []);
        if ((node is PathNode { Group: not null }) || (node is PredicateNode { Group: not null }))
        {
            throw new JsonataException("S0210", position: syntax.Position);
        }

        if (node is PathNode path)
        {
            path.Group = grouping;
            return path;
        }

        var wrapped = Wrap(node);
        wrapped.Group = grouping;
        return wrapped;
    }

    private PathNode Sort(SortSyntax syntax)
    {
        var path = ToPath(Chain(syntax.Operand));
        var terms = syntax.Terms.Select(term => (Expression: compiler.Operand(term.Expression), term.IsDescending)).ToArray();
        var placeholder = new LiteralNode(NullValue.Instance) { Position = syntax.Position };
        foreach (var (expression, _) in terms)
        {
            ancestry.Inherit(placeholder, expression);
        }

        path.Steps.Add(new(placeholder) { Sort = new(terms, syntax.Position) });
        ancestry.ResolveLastStep(path);
        return path;
    }

    private PathNode Focus(FocusSyntax syntax)
    {
        var node = Chain(syntax.Operand);
        var path = ToPath(node);
        var step = path.Steps[^1];
        if (step.Stages.Count > 0 || node is PredicateNode { Filters.Count: > 0 })
        {
            throw new JsonataException("S0215", position: syntax.Position);
        }

        if (step.Sort is not null)
        {
            throw new JsonataException("S0216", position: syntax.Position);
        }

        step.Focus = syntax.Variable;
        step.BindsTuples = true;
        return path;
    }

    private PathNode Index(IndexSyntax syntax)
    {
        var node = Chain(syntax.Operand);
        var path = node as PathNode ?? NewPath(ToStep(node));
        var step = path.Steps[^1];
        if (step.Stages.Count == 0)
        {
            step.Index = syntax.Variable;
        }
        else
        {
            step.Stages.Add(new(null, syntax.Variable));
        }

        step.BindsTuples = true;
        return path;
    }
}
