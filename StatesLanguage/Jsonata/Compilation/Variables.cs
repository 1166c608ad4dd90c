using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;
using Stepyard.StatesLanguage.Jsonata.Functions;
using Stepyard.StatesLanguage.Jsonata.Syntax;

namespace Stepyard.StatesLanguage.Jsonata.Compilation;

/// <summary>The variables of an expression: what is bound where, and what comes from outside.</summary>
internal sealed class Variables(Scope scope, FunctionTable functions)
{
    private readonly List<Pending> _uses = [];
    private readonly List<string> _globals = [];
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

    /// <summary>The scope of what is being compiled.</summary>
    public Scope Scope { get; private set; } = scope;

    /// <summary>The names that the expression uses and may not bind.</summary>
    public IReadOnlyList<string> Globals => _globals;

    /// <summary>The scope that <c>:=</c> binds in.</summary>
    public Scope BindingScope
    {
        get
        {
            var binding = Scope;
            while (binding.IsPath)
            {
                binding = binding.Parent!;
            }

            return binding;
        }
    }

    /// <summary>Compiles something inside of a scope.</summary>
    public T Within<T>(Scope scope, Func<T> compile)
    {
        var outer = Scope;
        Scope = scope;
        var compiled = compile();
        Scope = outer;
        return compiled;
    }

    /// <summary>A use of a variable, which knows where to look once <see cref="Resolve"/> ran.</summary>
    public VariableNode Use(VariableSyntax variable, bool isCalled)
    {
        var node = new VariableNode(variable.Name) { Position = variable.Position };
        _uses.Add(new(node, Scope, isCalled));
        return node;
    }

    /// <summary>Tells every use where its variable may be, since a block may bind a variable after a function that uses it. Returns what comes from outside.</summary>
    public IReadOnlyList<FreeVariable> Resolve()
    {
        var free = new List<FreeVariable>();
        foreach (var (node, scope, isCalled) in _uses)
        {
            var candidates = new List<(Scope, int)>();
            for (var at = scope; at is not null; at = at.Parent)
            {
                if (at.Find(node.Name) is >= 0 and var slot)
                {
                    candidates.Add((at, slot));
                }
            }

            node.Resolve([.. candidates], GlobalIndex(node.Name));
            if (candidates.Count == 0 && !functions.TryGet(node.Name, out _))
            {
                free.Add(new(node.Name, node.Position - node.Name.Length - 1, isCalled));
            }
        }

        return free;
    }

    private int GlobalIndex(string name)
    {
        if (_indexes.TryAdd(name, _globals.Count))
        {
            _globals.Add(name);
        }

        return _indexes[name];
    }

    private sealed record Pending(VariableNode Node, Scope Scope, bool IsCalled);
}
