using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.Iam;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Batch.Jobs;

/// <summary>Runs the container of an attempt with its roles, its environment variables and its log, as Amazon ECS does for Batch.</summary>
/// <param name="yard">The yard.</param>
/// <param name="logs">Where what commands write goes.</param>
/// <param name="folder">Where containers have a folder each while they run.</param>
internal sealed class ContainerRunner(Yard yard, LogGroups logs, string folder)
{
    /// <summary>The log group of jobs whose definition names none.</summary>
    public const string DefaultLogGroup = "/aws/batch/job";

    private const string Tasks = "ecs-tasks.amazonaws.com";

    /// <param name="job">The job; its container is there.</param>
    /// <param name="attempt">Which of its attempts.</param>
    /// <param name="started">Called once the container has started.</param>
    public async Task<AttemptEnd> RunAsync(Job job, Attempt attempt, Action started)
    {
        var container = job.Submission.Container;
        var group = container.LogOption("awslogs-group") ?? DefaultLogGroup;
        var home = Path.Combine(folder, attempt.TaskArn[(attempt.TaskArn.LastIndexOf('/') + 1)..]);
        var failure = Path.Combine(home, "failure");
        try
        {
            OpenLog(job, attempt, group);
            var start = YardProcess.Of("Stepyard.JobContainer.dll", yard.Repository.Root, [failure, .. container.Command]);
            AddVariables(start.Environment, job, attempt, Directory.CreateDirectory(Path.Combine(home, "home")).FullName);
            var exitCode = await job.Container!.RunAsync(start, started, line =>
            {
                logs.Put(group, attempt.LogStream, () => line);
                yard.Terminal.Write(Tone.Information, "Batch", $"{job.Submission.Name} {line}");
            });
            return File.Exists(failure)
                ? new(null, $"CannotStartContainerError: {await File.ReadAllTextAsync(failure)}", "Task failed to start")
                : new(exitCode, null, "Essential container in task exited");
        }
        catch (AwsException refused)
        {
            return new(null, null, refused.Message);
        }
        catch (Exception problem)
        {
            // Such as a command or a variable that is too long for a process. The job ends in any case, and gives its place back.
            return new(null, $"CannotStartContainerError: {problem.Message}", "Task failed to start");
        }
        finally
        {
            Remove(home);
        }
    }

    private void Remove(string home)
    {
        try
        {
            if (Directory.Exists(home))
            {
                Directory.Delete(home, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            yard.Terminal.Write(Tone.Warning, "Batch", $"{home} can't be removed: {e.Message}");
        }
    }

    // As the execution role, which is who writes the log; a machine's own role may.
    private void OpenLog(Job job, Attempt attempt, string group)
    {
        if (Assume(job.Submission.Container.ExecutionRoleArn, attempt) is not { } role)
        {
            return;
        }

        var (account, access) = (yard.Account, yard.Access);
        var stream = account.Arn("logs", $"log-group:{group}:log-stream:{attempt.LogStream}");
        try
        {
            if (group != DefaultLogGroup && !logs.Exists(group))
            {
                if (job.Submission.Container.LogOption("awslogs-create-group") != "true")
                {
                    throw new AwsException("ResourceNotFoundException", "The specified log group does not exist.");
                }

                access.Authorize(role, "logs:CreateLogGroup", account.Arn("logs", $"log-group:{group}"));
            }

            access.Authorize(role, "logs:CreateLogStream", stream);
            access.Authorize(role, "logs:PutLogEvents", stream);
        }
        catch (AwsException refused)
        {
            throw new AwsException(
                refused.Code,
                "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: "
                + $"{refused.Code}: {refused.Message} status code: 400 : exit status 1");
        }
    }

    private void AddVariables(IDictionary<string, string?> variables, Job job, Attempt attempt, string home)
    {
        var submission = job.Submission;
        variables["HOME"] = home;
        variables["TMPDIR"] = home;
        variables["AWS_ENDPOINT_URL"] = yard.AwsEndpoint.ToString().TrimEnd('/');
        variables["AWS_REGION"] = yard.Account.Region;
        variables["AWS_DEFAULT_REGION"] = yard.Account.Region;
        variables["AWS_EXECUTION_ENV"] = submission.Definition.IsFargate ? "AWS_ECS_FARGATE" : "AWS_ECS_EC2";
        if (Assume(submission.Container.JobRoleArn, attempt) is { } role)
        {
            var credentials = yard.Access.Issue(role);
            variables["AWS_ACCESS_KEY_ID"] = credentials.AccessKeyId;
            variables["AWS_SECRET_ACCESS_KEY"] = credentials.SecretAccessKey;
            variables["AWS_SESSION_TOKEN"] = credentials.SessionToken;
        }

        foreach (var (name, value) in submission.Container.Environment)
        {
            variables[name] = value;
        }

        // AWS: https://docs.aws.amazon.com/batch/latest/userguide/job_env_vars.html
        variables["AWS_BATCH_JOB_ID"] = job.Id;
        variables["AWS_BATCH_JOB_ATTEMPT"] = job.Attempts.Count.ToString();
        variables["AWS_BATCH_JQ_NAME"] = submission.Queue.Name;
        variables["AWS_BATCH_CE_NAME"] = job.Environment!.Name;
        if (job.Index is { } index)
        {
            variables["AWS_BATCH_JOB_ARRAY_INDEX"] = index.ToString();
            variables["AWS_BATCH_JOB_ARRAY_SIZE"] = submission.ArraySize.ToString();
        }
    }

    // A role that the stack doesn't have can only come over the wire: there is nothing to enforce.
    private Caller? Assume(string? roleArn, Attempt attempt)
    {
        if (roleArn is null || !yard.Access.Knows(roleArn))
        {
            return null;
        }

        try
        {
            return yard.Access.Assume(roleArn, Tasks, attempt.TaskArn, attempt.TaskArn[(attempt.TaskArn.LastIndexOf('/') + 1)..]);
        }
        catch (AwsException refused)
        {
            throw new AwsException(
                refused.Code,
                $"ECS was unable to assume the role '{roleArn}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.");
        }
    }
}

/// <summary>What an attempt came to: see <see cref="Attempt"/>.</summary>
internal sealed record AttemptEnd(int? ExitCode, string? Reason, string StatusReason);
