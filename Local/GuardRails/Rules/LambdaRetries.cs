using System.Text.Json;
using Stepyard.Local.GuardRails.Definitions;
using Stepyard.Local.Preview;

namespace Stepyard.Local.GuardRails.Rules;

/// <summary>A Task that invokes a function tries again what Lambda itself fails with now and then, and not all at the same moment.</summary>
internal sealed class LambdaRetries : GuardRail
{
    private static readonly string[] Transient = ["Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException", "Lambda.TooManyRequestsException"];

    // They match every error of a Task.
    private static readonly string[] All = ["States.ALL", "States.TaskFailed"];

    public override string Name => "lambda-retries";

    public override IEnumerable<Finding> Check(GuardedStack stack)
    {
        foreach (var machine in stack.Of(Types.StateMachine))
        {
            foreach (var task in DefinedTask.Of(machine).Where(task => task.InvokesFunction))
            {
                if (Transient.Where(error => RetrierOf(task, error) is null).ToArray() is { Length: > 0 } missing)
                {
                    yield return Found(machine, $"the Task '{task.Name}' does not try again on {string.Join(", ", missing)}, which pass. Add a Retry with these errors and JitterStrategy FULL");
                }
                else if (Transient.Any(error => RetrierOf(task, error)!.Value.TextAt("JitterStrategy") != "FULL"))
                {
                    yield return Found(machine, $"the Task '{task.Name}' tries again without jitter, so that what failed together is retried together. Give its Retry JitterStrategy FULL");
                }
            }
        }
    }

    // The first that matches is the one that counts, and one without attempts is none.
    private static JsonElement? RetrierOf(DefinedTask task, string error)
    {
        foreach (var retrier in task.Json.ListAt("Retry"))
        {
            if (retrier.TextsAt("ErrorEquals").Any(name => name == error || All.Contains(name)))
            {
                return retrier.At("MaxAttempts") is { ValueKind: JsonValueKind.Number } attempts && attempts.GetDouble() == 0 ? null : retrier;
            }
        }

        return null;
    }
}
