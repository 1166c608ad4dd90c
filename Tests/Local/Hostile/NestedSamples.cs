using Stepyard.Local.ServiceModels;

namespace Stepyard.Tests.Local.Hostile;

/// <summary>Whole requests as a service's model has them, members of members included, and all that differ from one in a single place.</summary>
internal sealed class NestedSamples(ServiceOperation operation)
{
    private const int Deepest = 4;

    private readonly ModelValues _values = new(operation.Service.Shapes, isSdk: false);

    /// <summary>The requests with one value in the place of another, somewhere below the request's own members.</summary>
    /// <param name="junk">The values.</param>
    public IEnumerable<string> Mutated(IReadOnlyList<string> junk) => operation.Input is { } input ? InStructure(input, 0, junk) : [];

    private IEnumerable<string> InStructure(string shape, int depth, IReadOnlyList<string> junk)
    {
        var members = Members(shape);
        var whole = members.Select(member => Whole(member.Name, member.Shape, depth + 1)).ToArray();
        for (var i = 0; i < members.Length; i++)
        {
            foreach (var value in Below(members[i].Shape, depth + 1, junk).Concat(depth == 0 ? [] : junk))
            {
                yield return Samples.Request(members.Select((member, index) => (member.Name, index == i ? value : whole[index])));
            }
        }
    }

    private IEnumerable<string> Below(string shape, int depth, IReadOnlyList<string> junk) =>
        depth > Deepest ? []
        : _values.Members(shape) is not null ? InStructure(shape, depth, junk)
        : _values.Inner(shape, "l") is { } item ? junk.Concat(Below(item, depth + 1, junk)).Select(value => $"[{value}]")
        : _values.Inner(shape, "m") is { } entry ? junk.Concat(Below(entry, depth + 1, junk)).Select(value => $"{{\"name\":{value}}}")
        : [];

    private string Whole(string name, string shape, int depth) =>
        Samples.Of(name) is { } sample ? sample
        : _values.ScalarOf(shape) is { } scalar ? scalar switch { "n" or "d" => "1", "b" => "true", _ => "\"x\"" }
        : depth > Deepest ? "null"
        : _values.Members(shape) is not null ? Samples.Request(Members(shape).Select(member => (member.Name, Whole(member.Name, member.Shape, depth + 1))))
        : _values.Inner(shape, "l") is { } item ? $"[{Whole("", item, depth + 1)}]"
        : $"{{\"name\":{Whole("", _values.Inner(shape, "m")!, depth + 1)}}}";

    private (string Name, string Shape)[] Members(string shape) =>
        [.. _values.Members(shape)!.Select(member => (MemberName.Parse(member.Key).Wire, member.Value.ToText()))];
}
