using System.Collections.Concurrent;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Local.StepFunctions.Callbacks;

/// <summary>The Tasks that wait for an answer with their token: each takes one, and none after its end.</summary>
internal sealed class WaitingTasks(TaskTokens tokens, KeptExecutions executions, IAccess access)
{
    private readonly ConcurrentDictionary<string, WaitingTask> _byToken = new(StringComparer.Ordinal);

    /// <summary>Lets an attempt be answered from now on, until it has been or is over.</summary>
    public WaitingTask Add(TaskRequest request)
    {
        var task = new WaitingTask(request, this);
        _byToken.TryAdd(task.Token, task);
        return task;
    }

    public void Remove(WaitingTask task) => _byToken.TryRemove(new(task.Token, task));

    /// <summary>Answers a Task for good; completes when its execution has the answer.</summary>
    /// <exception cref="AwsException">As for <see cref="Find"/>.</exception>
    public async ValueTask AnswerAsync(string token, TaskResult answer, Caller caller, string action)
    {
        var task = Find(token, caller, action);

        // On a stack of its own: the execution that goes on may answer the next one, and so on.
        if (!await Task.Run(() => task.Answer(answer)))
        {
            throw Over();
        }
    }

    /// <summary>The Task that waits with a token, for someone who may do this with it.</summary>
    /// <exception cref="AwsException"><c>InvalidToken</c>, <c>TaskDoesNotExist</c> (its state machine was deleted), <c>TaskTimedOut</c> (it was answered or has ended), <c>AccessDeniedException</c>.</exception>
    public WaitingTask Find(string token, Caller caller, string action)
    {
        var arn = tokens.ExecutionOf(token) ?? throw new AwsException("InvalidToken", "Invalid Token: 'Invalid token'");
        var execution = executions.Find(arn) ?? throw new AwsException("TaskDoesNotExist", "Task Does Not Exist: 'Provided task does not exist'");
        access.Authorize(caller, action, execution.StateMachineArn);
        return _byToken.GetValueOrDefault(token) is { IsOver: false } task ? task : throw Over();
    }

    private static AwsException Over() => new("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
}
