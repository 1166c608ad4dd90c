namespace Stepyard.Tests.Crash;

/// <summary>A kind of workflow that the crash test runs.</summary>
/// <param name="Name">The state machine's name.</param>
/// <param name="Definition">The definition, with words in capitals for what <see cref="DefinitionFor"/> puts in.</param>
/// <param name="Lines">Steps of which each is begun only when the one before has completed; all are done.</param>
internal sealed record Shape(string Name, string Definition, params string[][] Lines)
{
    private const string Map = """
        "Type":"Map","ItemsPath":"$.items","ItemSelector":{"name.$":"$.name","item.$":"$$.Map.Item.Value"},"MaxConcurrency":2,"ResultPath":null,"Next":"Last",
        "ItemProcessor":{CONFIG"StartAt":"First","States":{
          "First":{"Type":"Task","Resource":"FN","Parameters":{"name.$":"$.name","step.$":"States.Format('First{}', $.item)"},"ResultPath":null,"Next":"Second"},
          "Second":{"Type":"Task","Resource":"FN","Parameters":{"name.$":"$.name","step.$":"States.Format('Second{}', $.item)"},"End":true}}}
        """;

    private const string Standard = """ "ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"}, """;

    private const string Last = """ "Last":{"Type":"Task","Resource":"FN","Parameters":{"name.$":"$.name","step":"Last"},"End":true} """;

    /// <summary>The definition for a function, an activity and the state machine Chain.</summary>
    public string DefinitionFor(string function, string activity, string chain) =>
        Definition.Replace("LAST", Last).Replace("FN", function).Replace("ACTIVITY", activity).Replace("CHAIN", chain);

    /// <summary>All; a later one may start an earlier one.</summary>
    public static readonly Shape[] All =
    [
        new(
            "Chain",
            """
            {"StartAt":"A","States":{
              "A":{"Type":"Task","Resource":"FN","Parameters":{"name.$":"$.name","step":"A"},"ResultPath":null,"Next":"W"},
              "W":{"Type":"Wait","Seconds":1,"Next":"B"},
              "B":{"Type":"Task","Resource":"FN","Parameters":{"name.$":"$.name","step":"B"},"ResultPath":null,"Next":"Last"},
              LAST}}
            """,
            ["A", "B", "Last"]),
        new(
            "Retries",
            """
            {"StartAt":"Try","States":{
              "Try":{"Type":"Task","Resource":"FN","Parameters":{"name.$":"$.name","step.$":"States.Format('Try{}', $$.State.RetryCount)"},
                "Retry":[{"ErrorEquals":["Busy"],"IntervalSeconds":1,"MaxAttempts":2,"BackoffRate":1}],"ResultPath":null,"Next":"Last"},
              LAST}}
            """,
            ["Try0", "Try1", "Last"]),
        new(
            "Branches",
            """
            {"StartAt":"All","States":{"All":{"Type":"Parallel","ResultPath":null,"Next":"Last","Branches":[
                {"StartAt":"L1","States":{
                  "L1":{"Type":"Task","Resource":"FN","Parameters":{"name.$":"$.name","step":"L1"},"ResultPath":null,"Next":"L2"},
                  "L2":{"Type":"Task","Resource":"FN","Parameters":{"name.$":"$.name","step":"L2"},"End":true} }},
                {"StartAt":"RW","States":{
                  "RW":{"Type":"Wait","Seconds":1,"Next":"R1"},
                  "R1":{"Type":"Task","Resource":"FN","Parameters":{"name.$":"$.name","step":"R1"},"End":true} }}]},
              LAST}}
            """,
            ["L1", "L2", "Last"], ["R1", "Last"]),
        new(
            "Iterations",
            """{"StartAt":"Each","States":{"Each":{MAP},LAST}}""".Replace("MAP", Map.Replace("CONFIG", "")),
            ["First1", "Second1", "Last"], ["First2", "Second2", "Last"], ["First3", "Second3", "Last"]),
        new(
            "Children",
            """{"StartAt":"Each","States":{"Each":{MAP},LAST}}""".Replace("MAP", Map.Replace("CONFIG", Standard)),
            ["First1", "Second1", "Last"], ["First2", "Second2", "Last"], ["First3", "Second3", "Last"]),
        new(
            "Callback",
            """
            {"StartAt":"Ask","States":{
              "Ask":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","Parameters":{"FunctionName":"FN","Payload":{"name.$":"$.name","step":"Ask","token.$":"$$.Task.Token"}},
                "ResultPath":null,"Next":"Last"},
              LAST}}
            """,
            ["Ask", "Last"]),
        new(
            "Worker",
            """
            {"StartAt":"Work","States":{
              "Work":{"Type":"Task","Resource":"ACTIVITY","HeartbeatSeconds":3,"TimeoutSeconds":60,"Parameters":{"name.$":"$.name","step.$":"States.Format('Work{}', $$.State.RetryCount)"},
                "Retry":[{"ErrorEquals":["States.HeartbeatTimeout","States.Timeout"],"IntervalSeconds":1,"MaxAttempts":99,"BackoffRate":1}],"ResultPath":null,"Next":"Last"},
              LAST}}
            """,
            ["Last"]),
        new(
            "Parent",
            """
            {"StartAt":"Run","States":{
              "Run":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync:2","ResultPath":null,"Next":"Last",
                "Parameters":{"StateMachineArn":"CHAIN","Input":{"name.$":"States.Format('{}-child', $.name)"},"Name.$":"States.Format('{}-child', $.name)"} },
              LAST}}
            """,
            ["Last"]),
    ];
}
