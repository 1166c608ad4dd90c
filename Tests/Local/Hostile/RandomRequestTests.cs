using FsCheck;
using FsCheck.Fluent;
using Stepyard.Local.ServiceModels;

namespace Stepyard.Tests.Local.Hostile;

/// <summary>Whatever JSON an operation is sent, it answers, and never with a bug.</summary>
public sealed class RandomRequestTests(HostileYard yard) : IClassFixture<HostileYard>
{
    private const int Deepest = 5;

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Elements("\"\"", "\"a\"", "\"x-1\"", "\"{}\"", "\"[1]\"", "\"$.a\"", "\"{% $x %}\"", "\"STANDARD\"", "\"EXPRESS\"", "\"ALL\"", "\"RUNNING\"", "\"1\"", "\"S\"", "\"SET a = :b\"", "\"#n = :n\"",
            "\"2026-01-01T00:00:00Z\"", $"\"{HostileYard.Machine}\"", $"\"{HostileYard.Execution}\"", "\"orders\"", "\"dragons\"", "\"/log\""),
        Gen.Elements(Samples.Junk));

    // What waits is not tested here: no number is a number of seconds to wait for.
    private static readonly Gen<string> Numbers = Gen.OneOf(
        Gen.Elements("0", "-1", "-0", "1e2", "1.5", "2147483647", "2147483648", "9223372036854775808", "1e300", "-1e-300"), Gen.Elements(Samples.Junk));

    private static readonly Gen<string> Junk = Gen.Sized(size => Any(Math.Min(size / 20, 4)));

    [Fact]
    public void Random_members_of_the_right_kind_or_another_are_answered()
    {
        var operations = yard.Yard.JsonOperations.Keys.Order(StringComparer.Ordinal)
            .Select(target => (Target: target, Operation: HostileYard.OperationOf(target))).Where(known => known.Operation is not null).ToArray();
        var requests =
            from known in Gen.Elements(operations)
            from body in known.Operation!.Input is { } input ? Structure(known.Operation, input, 0) : Junk
            select (known.Target, Body: body);

        Prop.ForAll(requests.ToArbitrary(), request => AssertAnswered(request.Target, request.Body)).Check(Draws.Of(2_000));
        yard.Bugs.ShouldBeEmpty();
    }

    [Fact]
    public void Random_JSON_is_answered()
    {
        var requests =
            from target in Gen.Elements(yard.Yard.JsonOperations.Keys.Order(StringComparer.Ordinal).ToArray())
            from body in Junk
            select (target, body);

        Prop.ForAll(requests.ToArbitrary(), request => AssertAnswered(request.target, request.body)).Check(Draws.Of(500));
        yard.Bugs.ShouldBeEmpty();
    }

    [Fact]
    public void Random_bytes_are_answered()
    {
        var requests =
            from target in Gen.Elements(yard.Yard.JsonOperations.Keys.Order(StringComparer.Ordinal).ToArray())
            from bytes in Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf()
            select (target, bytes);

        Prop.ForAll(requests.ToArbitrary(), request => yard.SendAsync(request.target, request.bytes).GetAwaiter().GetResult().IsOneOfAws.ShouldBeTrue()).Check(Draws.Of(500));
        yard.Bugs.ShouldBeEmpty();
    }

    private void AssertAnswered(string target, string body)
    {
        var answer = yard.SendAsync(target, body).GetAwaiter().GetResult();
        answer.IsOneOfAws.ShouldBeTrue($"{target} {body} {answer.Status} {answer.Body}");
    }

    // Members have their kind more often than not, and the ones that get a request further what exists.
    private static Gen<string> Structure(ServiceOperation operation, string shape, int depth)
    {
        var values = new ModelValues(operation.Service.Shapes, isSdk: false);
        var members = values.Members(shape)!.Select(member => (Name: MemberName.Parse(member.Key).Wire, Shape: member.Value.ToText())).ToArray();
        return Gen.CollectToArray(members, Member).Select(texts => $"{{{string.Join(',', texts.Where(text => text.Length > 0))}}}");

        Gen<string> Member((string Name, string Shape) member) => Gen.Frequency(
            (2, Gen.Constant("")),
            (3, Gen.Constant(Samples.Of(member.Name) is { } sample ? $"{Samples.Text(member.Name)}:{sample}" : "")),
            (3, Of(operation, member.Shape, depth + 1).Select(value => $"{Samples.Text(member.Name)}:{value}")));
    }

    private static Gen<string> Of(ServiceOperation operation, string shape, int depth)
    {
        var values = new ModelValues(operation.Service.Shapes, isSdk: false);
        if (depth > Deepest)
        {
            return Gen.Elements(Samples.Junk);
        }

        var own = values.ScalarOf(shape) is { } scalar ? Scalar(scalar)
            : values.Members(shape) is not null ? Structure(operation, shape, depth)
            : values.Inner(shape, "l") is { } item ? Gen.Choose(0, 3).SelectMany(count => Of(operation, item, depth + 1).ListOf(count)).Select(items => $"[{string.Join(',', items)}]")
            : Gen.Choose(0, 3).SelectMany(count => Gen.Zip(Texts, Of(operation, values.Inner(shape, "m") ?? "s", depth + 1)).ListOf(count))
                .Select(entries => $"{{{string.Join(',', entries.Where(entry => entry.Item1.StartsWith('"')).Select(entry => $"{entry.Item1}:{entry.Item2}"))}}}");
        return Gen.Frequency((6, own), (1, Gen.Elements(Samples.Junk)));
    }

    private static Gen<string> Scalar(string kind) => kind switch
    {
        "n" or "d" => Numbers,
        "b" => Gen.Elements("true", "false", "null", "\"true\"", "1"),
        _ => Texts,
    };

    private static Gen<string> Any(int depth) => depth == 0
        ? Gen.OneOf(Texts, Numbers)
        : Gen.OneOf(
            Texts,
            Numbers,
            Gen.Choose(0, 4).SelectMany(count => Any(depth - 1).ListOf(count)).Select(items => $"[{string.Join(',', items)}]"),
            Gen.Choose(0, 4).SelectMany(count => Gen.Zip(Texts, Any(depth - 1)).ListOf(count)).Select(members => $"{{{string.Join(',', members.Where(member => member.Item1.StartsWith('"')).Select(member => $"{member.Item1}:{member.Item2}"))}}}"));
}
