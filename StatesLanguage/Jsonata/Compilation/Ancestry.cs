using Stepyard.StatesLanguage.Jsonata.Evaluation;
using Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;
using Stepyard.StatesLanguage.Jsonata.Evaluation.Paths;

namespace Stepyard.StatesLanguage.Jsonata.Compilation;

/// <summary>Finds for every <c>%</c> the step whose input it stands for, which may be in a path around its own.</summary>
internal sealed class Ancestry
{
    // What is still sought by a node, for a path around it to find.
    private readonly Dictionary<Node, List<ParentSlot>> _sought = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether a node has a <c>%</c> that it could not find the step for.</summary>
    public bool IsSeeking(Node node) => Of(node).Count > 0;

    /// <summary>Makes what a part of a node seeks its own.</summary>
    public void Inherit(Node node, Node part)
    {
        var slots = Of(part);
        if (slots.Count > 0)
        {
            Seek(node, slots);
        }
    }

    /// <summary>Looks for what a predicate of a step seeks: first in the step itself.</summary>
    public void ResolvePredicate(PathStep step, Node predicate) => ResolvePredicate(step.Expression, predicate, slot => Find(step, slot));

    /// <summary>Looks for what a predicate of something that is no path seeks.</summary>
    public void ResolvePredicate(Node node, Node predicate) => ResolvePredicate(node, predicate, slot => Find(node, slot));

    private void ResolvePredicate(Node node, Node predicate, Action<ParentSlot> find)
    {
        if (predicate is ParentNode)
        {
            return;
        }

        foreach (var slot in Of(predicate))
        {
            if (slot.Level == 1)
            {
                find(slot);
            }
            else
            {
                slot.Level--;
            }
        }

        Inherit(node, predicate);
    }

    /// <summary>Looks for what the last step of a path seeks in the steps before it.</summary>
    public void ResolveLastStep(PathNode path)
    {
        foreach (var slot in Of(path.Steps[^1].Expression).ToArray())
        {
            var index = path.Steps.Count - 2;
            while (slot.Level > 0)
            {
                if (index < 0)
                {
                    Seek(path, [slot]);
                    break;
                }

                var step = path.Steps[index--];
                while (index >= 0 && step.Focus is not null && path.Steps[index].Focus is not null)
                {
                    step = path.Steps[index--];
                }

                Find(step, slot);
            }
        }
    }

    private IReadOnlyList<ParentSlot> Of(Node node) => node switch
    {
        GuardNode guard => Of(guard.Inner),
        PredicateNode predicate => Of(predicate.Inner),
        ParentNode parent => _sought.TryGetValue(node, out var slots) ? [.. slots, parent.Slot] : [parent.Slot],
        _ => _sought.TryGetValue(node, out var slots) ? slots : [],
    };

    private void Seek(Node node, IReadOnlyList<ParentSlot> slots)
    {
        if (!_sought.TryGetValue(node, out var all))
        {
            _sought.Add(node, all = []);
        }

        all.AddRange(slots);
    }

    private static void Find(PathStep step, ParentSlot slot)
    {
        if (step.Expression is NameNode or WildcardNode)
        {
            slot.Level--;
            if (slot.Level == 0)
            {
                slot.Label = (step.Ancestor ??= slot).Label;
                step.BindsTuples = true;
            }

            return;
        }

        step.BindsTuples |= step.Expression is BlockNode;
        Find(step.Expression, slot);
    }

    private static void Find(Node node, ParentSlot slot)
    {
        switch (node)
        {
            case GuardNode guard:
                Find(guard.Inner, slot);
                break;
            case PredicateNode predicate:
                Find(predicate.Inner, slot);
                break;
            case WildcardNode:
                slot.Level--;
                break;
            case ParentNode:
                slot.Level++;
                break;
            case BlockNode { Expressions: [.., var last] }:
                Find(last, slot);
                break;
            case PathNode path:
                path.EmitsTuples = true;
                for (var i = path.Steps.Count - 1; i >= 0 && (slot.Level > 0 || i == path.Steps.Count - 1); i--)
                {
                    Find(path.Steps[i], slot);
                }

                break;
            default:
                throw new JsonataException("S0217", token: "%", position: node.Position);
        }
    }
}
