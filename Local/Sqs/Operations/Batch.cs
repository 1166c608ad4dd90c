using System.Text.Json;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Sqs.Operations;

/// <summary>What the batch operations share: up to ten entries, each of which succeeds or fails on its own.</summary>
internal static class Batch
{
    private const int MaxEntries = 10;
    private const int MaxId = 80;

    /// <summary>The entries of a batch by their ids.</summary>
    /// <param name="input">The request.</param>
    /// <param name="entry">What AWS calls an entry, such as <c>SendMessageBatchRequestEntry</c>.</param>
    /// <exception cref="AwsException">Too many entries or none, or an id that is wrong or not the only one.</exception>
    public static IReadOnlyList<(string Id, Input Entry)> Entries(Input input, string entry)
    {
        var entries = input.List("Entries").Select(item => (Id: item.Text("Id") ?? "", Entry: item)).ToList();
        if (entries.Count == 0)
        {
            throw SqsError.EmptyBatch(entry);
        }

        if (entries.Count > MaxEntries)
        {
            throw SqsError.TooManyEntries(entries.Count);
        }

        if (!entries.TrueForAll(item => IsId(item.Id)))
        {
            throw SqsError.InvalidEntryId();
        }

        return entries.GroupBy(item => item.Id, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } repeated
            ? throw SqsError.EntryIdsNotDistinct(repeated.Key)
            : entries;
    }

    /// <summary>Does something for each entry, and returns what writes how each of them went.</summary>
    /// <param name="entries">The entries by their ids.</param>
    /// <param name="act">Acts on an entry, and returns what writes its outcome besides its id.</param>
    public static Action<Utf8JsonWriter> Run<T>(IEnumerable<(string Id, T Entry)> entries, Func<T, Action<Utf8JsonWriter>> act)
    {
        var outcomes = entries.Select(entry => (entry.Id, Outcome: Try(() => act(entry.Entry)))).ToList();
        return writer =>
        {
            Write(writer, "Successful", outcomes.Where(outcome => outcome.Outcome.Succeeded).Select(outcome => (outcome.Id, outcome.Outcome.Write)));
            Write(writer, "Failed", outcomes.Where(outcome => !outcome.Outcome.Succeeded).Select(outcome => (outcome.Id, outcome.Outcome.Write)));
        };
    }

    private static (bool Succeeded, Action<Utf8JsonWriter> Write) Try(Func<Action<Utf8JsonWriter>> act)
    {
        try
        {
            return (true, act());
        }
        catch (AwsException error)
        {
            return (false, writer => WriteError(writer, error));
        }
    }

    private static void WriteError(Utf8JsonWriter writer, AwsException error)
    {
        writer.WriteBoolean("SenderFault", true);
        writer.WriteString("Code", error.QueryCode ?? error.Code);
        writer.WriteString("Message", error.Message);
    }

    private static void Write(Utf8JsonWriter writer, string list, IEnumerable<(string Id, Action<Utf8JsonWriter> Write)> outcomes)
    {
        writer.WriteStartArray(list);
        foreach (var (id, write) in outcomes)
        {
            writer.WriteStartObject();
            writer.WriteString("Id", id);
            write(writer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static bool IsId(string id) =>
        id.Length is > 0 and <= MaxId && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
}
