using System.Collections.Immutable;
using Pulumi;

namespace Stepyard.Components;

/// <summary>What a workflow's role must be allowed for its batch jobs: to submit those of a definition to a queue and, where it waits for them, to hear of their end.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/connect-batch.html</remarks>
internal static class BatchPermissions
{
    /// <param name="definitions">The job definitions that Tasks name.</param>
    /// <param name="queues">The queues that they name.</param>
    /// <param name="awaits">Whether some of them wait for their job.</param>
    /// <param name="target">Where the stack goes.</param>
    public static IEnumerable<Statement> Of(ImmutableArray<Output<string>> definitions, ImmutableArray<Output<string>> queues, bool awaits, AwsTarget target)
    {
        if (definitions.IsEmpty)
        {
            yield break;
        }

        yield return new Statement(
            "SubmitJobs", ["batch:SubmitJob"], [.. definitions.Select(name => DefinitionArn(name, target)), .. queues.Select(name => Arn("job-queue", name, target))]);
        if (!awaits)
        {
            yield break;
        }

        // AWS has no resource for the one, and makes up the ids of the other's.
        yield return Statement.OnEverything("DescribeJobs", "batch:DescribeJobs");
        yield return new Statement("TerminateJobs", "batch:TerminateJob", target.Arn("batch", "job/*"));
        yield return new Statement(
            "HearOfJobs",
            ["events:PutTargets", "events:PutRule", "events:DescribeRule"],
            [target.Arn("events", "rule/StepFunctionsGetEventsForBatchJobsRule")]);
    }

    // A request is for a revision, also where it names none: a pattern without one fits no request.
    // AWS: https://docs.aws.amazon.com/batch/latest/userguide/iam-example-restrict-job-submission.html
    private static Output<string> DefinitionArn(Output<string> name, AwsTarget target) =>
        Arn("job-definition", name, target).Apply(arn => arn[arn.IndexOf('/', StringComparison.Ordinal)..].Contains(':', StringComparison.Ordinal) ? arn : $"{arn}:*");

    private static Output<string> Arn(string kind, Output<string> name, AwsTarget target) =>
        Output.All([target.Arn("batch", $"{kind}/"), name]).Apply(it => it[1].StartsWith("arn:", StringComparison.Ordinal) ? it[1] : it[0] + it[1]);
}
