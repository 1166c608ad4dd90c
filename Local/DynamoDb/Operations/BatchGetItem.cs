using System.Text.Json;
using Stepyard.Local.DynamoDb.Attributes;
using Stepyard.Local.DynamoDb.Expressions;
using Stepyard.Local.DynamoDb.Tables;
using Stepyard.Local.Iam;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>Up to 100 items of any tables by their keys; those beyond 16 MB are left to the next request. AWS: Amazon DynamoDB API Reference, BatchGetItem.</summary>
internal sealed class BatchGetItem(Database database) : DynamoDbOperation(database)
{
    private const int MaxKeys = 100;
    private const int MaxBytes = 16 * 1024 * 1024;

    protected override Action<Utf8JsonWriter> Answer(Input input, Caller caller)
    {
        var reads = input.Tables("RequestItems").Select(entry => Read(entry.Table, new Input(entry.Request), caller)).ToList();
        if (reads.Sum(read => read.Keys.Count) > MaxKeys)
        {
            throw DynamoDbError.Validation("Too many items requested for the BatchGetItem call");
        }

        var left = MaxBytes;
        reads.ForEach(read => read.Take(ref left));
        return writer =>
        {
            writer.WriteStartObject("Responses");
            reads.ForEach(read => read.WriteItems(writer));
            writer.WriteEndObject();
            writer.WriteStartObject("UnprocessedKeys");
            reads.ForEach(read => read.WriteRest(writer));
            writer.WriteEndObject();
            Capacity.Write(writer, input, reads.Select(read => (read.Table.Name, read.Units)));
        };
    }

    private TableRead Read(string name, Input request, Caller caller)
    {
        var keys = request.List("Keys").ToList();
        var projection = request.Projection();
        request.RequireAllUsed();

        var table = Database.Open(name, Name, caller);
        var read = new TableRead(table, request, projection, keys.ConvertAll(key => (key, table.Key.Exactly(AttributeReader.ReadItem(key)))));
        return read.Keys.DistinctBy(key => key.Key).Count() == keys.Count
            ? read
            : throw DynamoDbError.Validation("Provided list of item keys contains duplicates");
    }

    /// <summary>What is read of one table.</summary>
    private sealed record TableRead(Table Table, Input Request, Projection? Projection, List<(JsonElement Json, ItemKey Key)> Keys)
    {
        private readonly List<MapValue> _found = [];
        private int _done;

        /// <summary>What it has cost: keys that lead to nothing cost as much as small items.</summary>
        public double Units { get; private set; }

        /// <summary>Reads as long as there are bytes left.</summary>
        public void Take(ref int left)
        {
            var isConsistent = Request.Flag("ConsistentRead", false);
            for (; _done < Keys.Count && left > 0; _done++)
            {
                var item = Table.Find(Keys[_done].Key);
                Units += Capacity.OfRead(item?.ItemSize ?? 0, isConsistent);
                if (item is not null)
                {
                    left -= item.ItemSize;
                    _found.Add(Projection?.Apply(item) ?? item);
                }
            }
        }

        public void WriteItems(Utf8JsonWriter writer)
        {
            writer.WriteStartArray(Table.Name);
            _found.ForEach(item => item.WriteContent(writer));
            writer.WriteEndArray();
        }

        /// <summary>Writes the request for what is left, as it was sent.</summary>
        public void WriteRest(Utf8JsonWriter writer)
        {
            if (_done == Keys.Count)
            {
                return;
            }

            writer.WriteStartObject(Table.Name);
            foreach (var member in Request.Json.EnumerateObject().Where(member => member.Name != nameof(Keys)))
            {
                member.WriteTo(writer);
            }

            writer.WriteStartArray(nameof(Keys));
            foreach (var (json, _) in Keys.Skip(_done))
            {
                json.WriteTo(writer);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    }
}
