namespace Pulumi;

/// <summary>What a program tells about itself. Warnings and infos go to standard error; an error fails the deployment when it completes.</summary>
public static class Log
{
    public static void Debug(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
    {
        if (Environment.GetEnvironmentVariable("PULUMI_DOTNET_LOG_VERBOSE") is { Length: > 0 })
        {
            Write("debug", message, resource);
        }
    }

    public static void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Write("info", message, resource);

    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Write("warning", message, resource);

    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Deployment.Instance.Internal.Fail(message);

    private static void Write(string level, string message, Resource? resource) =>
        Console.Error.WriteLine(resource is null ? $"{level}: {message}" : $"{level}: {resource.GetResourceName()}: {message}");
}
