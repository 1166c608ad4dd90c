using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Tests.StatesLanguage.Definition;

/// <summary>Which type of state has which fields.</summary>
/// <remarks>As AWS's ValidateStateMachineDefinition was seen to answer for every type and field.</remarks>
public sealed class StateFieldTests
{
    private static readonly Dictionary<string, (string Base, string Fields)> Types = new()
    {
        ["Pass"] = ("", "InputPath OutputPath Result ResultPath Parameters Output Assign Next End"),
        ["Task"] = (
            "\"Resource\":\"${F}\"",
            "InputPath OutputPath ResultPath Parameters Arguments Output Assign Resource Credentials ResultSelector Retry Catch TimeoutSeconds TimeoutSecondsPath HeartbeatSeconds HeartbeatSecondsPath Next End"),
        ["Wait"] = ("", "InputPath OutputPath Output Assign Seconds Timestamp SecondsPath TimestampPath Next End"),
        ["Parallel"] = ("", "InputPath OutputPath ResultPath Parameters Arguments Output Assign ResultSelector Retry Catch Branches Next End"),
        ["Map"] = (
            """ "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"I","States":{"I":{"Type":"Succeed"}}} """,
            "InputPath OutputPath ResultPath Parameters Output Assign ResultSelector Retry Catch ItemProcessor Iterator ItemsPath Items ItemSelector ItemReader ItemBatcher ResultWriter MaxConcurrency MaxConcurrencyPath ToleratedFailurePercentage ToleratedFailurePercentagePath ToleratedFailureCount ToleratedFailureCountPath Label Next End"),
        ["Choice"] = ("", "InputPath OutputPath Output Assign Choices Default"),
        ["Succeed"] = ("", "InputPath OutputPath Output"),
        ["Fail"] = ("", "Error Cause ErrorPath CausePath"),
    };

    private static readonly string[] JsonataOnly = ["Arguments", "Output", "Items"];

    public static TheoryData<string, string> Everything()
    {
        var all = Types.Values.SelectMany(type => type.Fields.Split(' ')).Append("Banana").Distinct().ToList();
        var data = new TheoryData<string, string>();
        foreach (var type in Types.Keys)
        {
            all.ForEach(field => data.Add(type, field));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void A_state_has_the_fields_of_its_type_and_no_others(string type, string field)
    {
        var (fields, allowed) = Types[type];
        var language = JsonataOnly.Contains(field) ? "JSONata" : "JSONPath";
        var definition = $$$$"""{"StartAt":"S","States":{"S":{"QueryLanguage":"{{{{language}}}}","Type":"{{{{type}}}}",{{{{(fields.Length == 0 ? "" : fields + ",")}}}}"{{{{field}}}}":0}}}""";

        var refused = StateMachine.Parse(definition, WorkflowType.Standard).Problems.Any(problem => problem.Message == $"Field '{field}' is not supported");

        refused.ShouldBe(!allowed.Split(' ').Contains(field));
    }
}
