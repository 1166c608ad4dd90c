namespace Stepyard.Local.StepFunctions;

/// <summary>What the ARN of an execution says: <c>…:execution:STATEMACHINE:NAME</c>, or <c>…:express:STATEMACHINE:NAME:UUID</c>.</summary>
/// <param name="StateMachine">The ARN of the state machine; that of a child of a map run ends with the Map state's label: <c>…:stateMachine:NAME/LABEL</c>.</param>
/// <param name="Name">The execution's name.</param>
/// <param name="IsExpress">Whether it is an Express execution.</param>
internal readonly record struct ExecutionArn(string StateMachine, string Name, bool IsExpress)
{
    public static ExecutionArn Parse(string arn) => arn.Split(':') is [_, _, _, var region, var account, var kind, var machine, var name, ..]
        ? new($"arn:aws:states:{region}:{account}:stateMachine:{machine}", name, kind == "express")
        : throw new FormatException($"'{arn}' is not the ARN of an execution.");
}
