using Stepyard.Local.EventBridge.Connections;

namespace Stepyard.Local.StepFunctions.Http;

/// <summary>HTTP Tasks of Step Functions.</summary>
internal static class HttpTaskService
{
    /// <summary>Adds the integration for Task states.</summary>
    public static void AddHttpTasks(this Yard yard, ConnectionDirectory connections)
    {
        var task = new HttpTask(connections, yard.Access, yard.Account.Region, yard.Time);
        yard.Add(task);
        yard.OnStop(() =>
        {
            task.Dispose();
            return ValueTask.CompletedTask;
        });
    }
}
