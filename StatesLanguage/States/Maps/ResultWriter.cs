using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Items;
using Stepyard.StatesLanguage.MapRuns;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Templates;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States.Maps;

/// <summary><c>ResultWriter</c>: what the results of the child executions become, and the objects that they are written to.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html</remarks>
internal sealed class ResultWriter
{
    private const string PutObject = "arn:aws:states:::s3:putObject";

    private readonly PayloadTemplate? _arguments;
    private readonly ResultFormat _format;

    private ResultWriter(FieldReader fields)
    {
        IsWriting = fields.Word("Resource", PutObject) is not null;
        Objects = IsWriting ? new(PutObject, fields.Any(fields.Language.PayloadField)) : null;
        _arguments = fields.Template(fields.Language.PayloadField);
        var config = fields.Object("WriterConfig");
        if (config is null)
        {
            fields.Require("Resource");
        }

        _format = ResultFormat.Read(config, IsWriting);
        fields.ReportUnknown();
    }

    private ResultWriter() => _format = ResultFormat.Outputs;

    /// <summary>A Map state without the field: its result is the array of the outputs.</summary>
    public static ResultWriter None { get; } = new();

    /// <summary>Whether the results are written to objects, and not in the state's result.</summary>
    public bool IsWriting { get; }

    /// <summary>What it writes; null where it only shapes the state's result.</summary>
    public MapObjects? Objects { get; }

    public static ResultWriter Read(FieldReader fields) => fields.Object("ResultWriter") is { } writer ? new(writer) : None;

    /// <summary>Evaluates where to write; null where nothing is written.</summary>
    public bool TryLocate(Branch branch, Value input, out ResultLocation? location, [NotNullWhen(false)] out StatesError? error)
    {
        (location, error) = (null, null);
        Value? arguments = ObjectValue.Empty;
        if (_arguments is not null && !_arguments.TryEvaluate(input, branch, out arguments, out error))
        {
            return false;
        }

        location = IsWriting ? new(TextOf(arguments, "Bucket"), TextOf(arguments, "Prefix")) : null;
        error = null;
        return true;
    }

    /// <summary>The state's result where nothing is written.</summary>
    public Value Collect(IReadOnlyList<ChildResult> results) => _format.Combine(results);

    /// <summary>Writes the results, and a manifest that names the objects.</summary>
    /// <returns>The state's result, or the error <c>States.ResultWriterFailed</c>.</returns>
    public async ValueTask<(Value? Result, StatesError? Error)> WriteAsync(Branch branch, MapRun run, ResultLocation location, IReadOnlyList<ChildResult> results)
    {
        var folder = location.FolderOf(run);
        var files = new ObjectValue.Builder();
        foreach (var group in (string[])["FAILED", "PENDING", "SUCCEEDED"])
        {
            var members = results.Where(result => GroupOf(result) == group).ToList();
            if (members.Count == 0)
            {
                files.Add(group, ArrayValue.Empty);
                continue;
            }

            var key = $"{folder}{group}_0.{_format.Extension}";
            var (size, refusal) = await PutAsync(branch, location.Bucket, key, _format.Write(members));
            if (refusal is not null)
            {
                return (null, refusal);
            }

            run.Executions.ResultsWritten += members.Count;
            files.Add(group, ArrayValue.Create(ObjectValue.Create([new("Key", key), new("Size", size)])));
        }

        var manifest = ObjectValue.Create(new("DestinationBucket", location.Bucket), new("MapRunArn", run.Arn), new("ResultFiles", files.Build()));
        var manifestKey = $"{folder}manifest.json";
        var content = new ArrayBufferWriter<byte>();
        manifest.WriteTo(content);
        var (_, failure) = await PutAsync(branch, location.Bucket, manifestKey, content.WrittenMemory);
        return failure is not null ? (null, failure) : (ObjectValue.Create(
            [
                new("MapRunArn", run.Arn),
                new("ResultWriterDetails", ObjectValue.Create([new("Bucket", location.Bucket), new("Key", manifestKey)])),
            ]), null);
    }

    private static async ValueTask<(long Size, StatesError? Error)> PutAsync(Branch branch, string bucket, string key, ReadOnlyMemory<byte> content)
    {
        if (branch.Execution.Objects is not { } store)
        {
            return (0, Failed(ItemSource.NoStore));
        }

        var answer = await new StoreWrite(branch, () => store.PutAsync(bucket, key, content)).RunAsync();
        return (answer.Value, answer.Cause is { } cause ? Failed(cause) : null);
    }

    private static StatesError Failed(string cause) => new("States.ResultWriterFailed", cause);

    private static string GroupOf(ChildResult result) => result.Result is null ? "PENDING" : result.HasSucceeded ? "SUCCEEDED" : "FAILED";

    private static string TextOf(Value arguments, string name) =>
        arguments is ObjectValue members && members.TryGetValue(name, out var value) && value is StringValue { Text: var text } ? text : "";
}

/// <summary>Where the results of a map run are written.</summary>
internal sealed record ResultLocation(string Bucket, string Prefix)
{
    /// <summary>What the keys of a run's objects begin with.</summary>
    public string FolderOf(MapRun run) => Prefix.Length == 0 || Prefix.EndsWith('/') ? $"{Prefix}{run.Name}/" : $"{Prefix}/{run.Name}/";
}
