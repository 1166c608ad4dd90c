using System.Buffers;
using System.Text;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.MapRuns;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States.Maps;

/// <summary><c>WriterConfig</c>: what stands in the results for each child execution, and between them.</summary>
/// <param name="Transformation">
/// <c>NONE</c>: everything about it; <c>COMPACT</c>: its output; <c>FLATTEN</c>: its output, item by item where that is an array.
/// An execution that did not succeed has everything about it in any case.
/// </param>
/// <param name="IsInLines">Whether there is a line for each, and not one JSON array.</param>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html</remarks>
internal sealed record ResultFormat(string Transformation, bool IsInLines)
{
    private const string None = "NONE";
    private const string Compact = "COMPACT";
    private const string Flatten = "FLATTEN";

    /// <summary>The array of the outputs.</summary>
    public static ResultFormat Outputs { get; } = new(Compact, false);

    /// <summary>The ending of an object's key.</summary>
    public string Extension => IsInLines ? "jsonl" : "json";

    public static ResultFormat Read(FieldReader? config, bool isWriting)
    {
        var transformation = config?.Word("Transformation", None, Compact, Flatten) ?? (isWriting ? None : Compact);
        var isInLines = config?.Word("OutputType", "JSON", "JSONL") == "JSONL";
        config?.ReportUnknown();
        return new(transformation, isInLines);
    }

    /// <summary>The results as one value: an array, or a text of lines.</summary>
    public Value Combine(IReadOnlyList<ChildResult> results) =>
        IsInLines ? Encoding.UTF8.GetString(Write(results).Span) : ArrayValue.Create([.. results.SelectMany(Show)]);

    /// <summary>The results as the content of an object.</summary>
    public ReadOnlyMemory<byte> Write(IReadOnlyList<ChildResult> results)
    {
        var content = new ArrayBufferWriter<byte>();
        if (!IsInLines)
        {
            ArrayValue.Create([.. results.SelectMany(Show)]).WriteTo(content);
            return content.WrittenMemory;
        }

        foreach (var line in results.SelectMany(Show))
        {
            line.WriteTo(content);
            content.Write("\n"u8);
        }

        return content.WrittenMemory;
    }

    private IEnumerable<Value> Show(ChildResult result) =>
        !result.HasSucceeded || Transformation == None ? [result.Describe()]
        : Transformation == Flatten && result.Result!.Output is ArrayValue items ? items
        : [result.Result!.Output!];
}
