using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.StateTests;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States.Maps;

/// <summary>How a Map state runs its item processor: <c>Mode</c> of its <c>ProcessorConfig</c>.</summary>
internal abstract class MapMode
{
    private const string Distributed = "DISTRIBUTED";

    /// <summary>The states that each item goes through; null where they have problems.</summary>
    public abstract StateGraph? Processor { get; }

    public static MapMode Read(MapState map, FieldReader fields)
    {
        fields.OneOf(required: true, "ItemProcessor", "Iterator");
        var processor = fields.Object("ItemProcessor") ?? fields.Object("Iterator");
        var config = processor?.Object("ProcessorConfig");
        var mode = config?.Word("Mode", "INLINE", Distributed);
        if (mode != Distributed)
        {
            config?.ReportUnknown();
            return new InlineMap(map, processor is null ? null : ReadProcessor(processor, fields.Definition.Type));
        }

        if (fields.Definition.Type == WorkflowType.Express)
        {
            config!.Wrong("Mode", "Express state machine does not support 'DISTRIBUTED' mode", mode, "INLINE");
        }

        config!.Require("ExecutionType");
        var type = config.Word("ExecutionType", "STANDARD", "EXPRESS") == "EXPRESS" ? WorkflowType.Express : WorkflowType.Standard;
        config.ReportUnknown();
        return new DistributedMap(map, fields, ReadProcessor(processor!, type), type);
    }

    /// <summary>Works through the items once, with all the events from <c>MapStateStarted</c> to <c>MapStateSucceeded</c>.</summary>
    /// <param name="branch">The branch that is in the Map state.</param>
    /// <param name="input">The effective input.</param>
    /// <returns>The state's result, before what the state makes its output of; or why it failed.</returns>
    public abstract ValueTask<RetryableState.Attempt> RunAsync(Branch branch, Value input);

    /// <summary>Comes to the mock of a test instead, and shows what the iterations would get.</summary>
    /// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html</remarks>
    public abstract ValueTask<RetryableState.Attempt> TestAsync(Branch branch, Value input, Inspection inspection);

    private static StateGraph? ReadProcessor(FieldReader processor, WorkflowType type)
    {
        processor.Text("Comment");
        var graph = processor.Definition.ReadGraph(processor, type);
        processor.ReportUnknown();
        return graph;
    }
}
