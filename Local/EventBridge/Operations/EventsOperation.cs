using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Wire;

namespace Stepyard.Local.EventBridge.Operations;

/// <summary>An operation of EventBridge; the class has its name.</summary>
internal abstract partial class EventsOperation(BusDirectory buses, IAccess access) : IJsonOperation
{
    protected const int PageLimit = 100;

    protected static readonly Action<Utf8JsonWriter> Nothing = _ => { };

    public string Target => $"AWSEvents.{Operation}";

    private string Operation => GetType().Name;

    protected BusDirectory Buses { get; } = buses;

    public async ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        // Decided in full before the first byte is written, so that a refusal never follows half an answer.
        var write = Answer(new Members(request, isPascalCase: true), caller);
        await KeepAsync();
        response.WriteStartObject();
        write(response);
        response.WriteEndObject();
    }

    /// <summary>Does what is asked, and returns what writes the members of the answer.</summary>
    /// <exception cref="AwsException">The request is refused.</exception>
    protected abstract Action<Utf8JsonWriter> Answer(Members members, Caller caller);

    /// <summary>Completes when what is answered outlasts a crash.</summary>
    protected virtual Task KeepAsync() => Task.CompletedTask;

    protected void Authorize(Caller caller, string resource) => access.Authorize(caller, $"events:{Operation}", resource);

    /// <summary>The name of the bus that <c>EventBusName</c> means.</summary>
    protected static string BusName(Members members, string member = "eventBusName") => BusArns.BusName(members.OptionalText(member, 1600, BusPattern()));

    /// <summary>A rule's name.</summary>
    protected static string RuleName(Members members, string member = "name") => members.Text(member, 64, NamePattern());

    /// <summary>The rule that a request is about, by its name and its bus's, once the caller may do it.</summary>
    protected Rule OpenRule(Members members, Caller caller, string member = "name")
    {
        var name = RuleName(members, member);
        var bus = BusName(members);
        members.Check();
        Authorize(caller, Buses.RuleArn(bus, name));
        return Buses.Get(bus).Rule(name);
    }

    protected static ImmutableSortedDictionary<string, string> Tags(Members members)
    {
        var tags = members.OptionalStructures("tags", "Tag") ?? [];
        return tags.ToImmutableSortedDictionary(tag => tag.Text("key", max: 128), tag => tag.OptionalText("value", min: 0) ?? "", StringComparer.Ordinal);
    }

    /// <summary>Writes a page of a listing, in the order of the items' names.</summary>
    protected Action<Utf8JsonWriter> Page<T>(
        Members members, string list, IEnumerable<T> all, Func<T, string> nameOf, string listing, Action<Utf8JsonWriter, T> write)
    {
        var asked = new PageRequest(members.OptionalInteger("limit", 1, PageLimit) ?? PageLimit, members.OptionalText("nextToken", max: 2048));
        var page = StepFunctions.Page<T>.Of(all, nameOf, asked, $"{Operation} {listing}", Buses.Now);
        return writer =>
        {
            writer.WriteStartArray(list);
            foreach (var item in page.Items)
            {
                write(writer, item);
            }

            writer.WriteEndArray();
            WriteIfAny(writer, "NextToken", page.NextToken);
        };
    }

    /// <summary>Writes what a rule is, but for its targets and tags.</summary>
    protected static void WriteRule(Utf8JsonWriter writer, Rule rule)
    {
        writer.WriteString("Name", rule.Name);
        writer.WriteString("Arn", rule.Arn);
        WriteIfAny(writer, "EventPattern", rule.Pattern?.Text);
        WriteIfAny(writer, "ScheduleExpression", rule.Schedule?.Text);
        writer.WriteString("State", rule.IsEnabled ? "ENABLED" : "DISABLED");
        WriteIfAny(writer, "Description", rule.Description);
        WriteIfAny(writer, "RoleArn", rule.RoleArn);
        writer.WriteString("EventBusName", rule.Bus);
    }

    protected static void WriteIfAny(Utf8JsonWriter writer, string member, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(member, value);
        }
    }

    [GeneratedRegex(@"[\.\-_A-Za-z0-9]+", RegexOptions.None, 1000)]
    protected static partial Regex NamePattern();

    [GeneratedRegex(@"[/\.\-_A-Za-z0-9]+", RegexOptions.None, 1000)]
    protected static partial Regex BusNamePattern();

    [GeneratedRegex(@"(arn:aws[\w-]*:events:[a-z]+-[a-z]+-[\w-]+:[0-9]{12}:event-bus\/)?[/\.\-_A-Za-z0-9]+", RegexOptions.ExplicitCapture, 1000)]
    protected static partial Regex BusPattern();
}
