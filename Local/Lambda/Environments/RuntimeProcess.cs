using System.Diagnostics;
using System.Runtime.InteropServices;
using Stepyard.Local.Iam;

namespace Stepyard.Local.Lambda.Environments;

/// <summary>How the process of an execution environment is started: the managed runtime, and the environment variables that Lambda gives a function.</summary>
/// <remarks>
/// Nothing of the developer's own environment comes through but what a process needs to run.
/// AWS: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
/// </remarks>
internal static class RuntimeProcess
{
    private static readonly string[] Inherited = ["PATH", "DOTNET_ROOT", "SystemRoot", "LD_LIBRARY_PATH"];

    private static readonly string Dotnet = FindDotnet();

    /// <param name="function">The function.</param>
    /// <param name="yard">The account, the region and the endpoint that the function's SDK calls go to.</param>
    /// <param name="credentials">A session of the function's role.</param>
    /// <param name="runtimeApi">The environment's own address of the Runtime API.</param>
    /// <param name="logStream">The environment's log stream.</param>
    /// <param name="home">A folder that the process may write to.</param>
    public static ProcessStartInfo For(FunctionConfiguration function, Yard yard, Credentials credentials, string runtimeApi, string logStream, string home)
    {
        var start = new ProcessStartInfo(Dotnet, ["exec", Path.Combine(AppContext.BaseDirectory, "Stepyard.LambdaRuntime.dll")])
        {
            WorkingDirectory = function.CodeFolder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        var variables = start.Environment;
        foreach (var name in variables.Keys.Except(Inherited).ToArray())
        {
            variables.Remove(name);
        }

        variables["AWS_ENDPOINT_URL"] = yard.AwsEndpoint.ToString().TrimEnd('/');
        variables["HOME"] = home;
        variables["TMPDIR"] = home;
        foreach (var (name, value) in function.Variables)
        {
            variables[name] = value;
        }

        variables["_HANDLER"] = function.Handler;
        variables["LAMBDA_TASK_ROOT"] = function.CodeFolder;
        variables["LAMBDA_RUNTIME_DIR"] = AppContext.BaseDirectory;
        variables["AWS_LAMBDA_RUNTIME_API"] = runtimeApi;
        variables["AWS_EXECUTION_ENV"] = $"AWS_Lambda_{function.Runtime}";
        variables["AWS_REGION"] = yard.Account.Region;
        variables["AWS_DEFAULT_REGION"] = yard.Account.Region;
        variables["AWS_ACCESS_KEY_ID"] = credentials.AccessKeyId;
        variables["AWS_SECRET_ACCESS_KEY"] = credentials.SecretAccessKey;
        variables["AWS_SESSION_TOKEN"] = credentials.SessionToken;
        variables["AWS_LAMBDA_FUNCTION_NAME"] = function.Name;
        variables["AWS_LAMBDA_FUNCTION_VERSION"] = FunctionConfiguration.Version;
        variables["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = function.MemoryMegabytes.ToString();
        variables["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand";
        variables["AWS_LAMBDA_LOG_GROUP_NAME"] = function.Logging.Group;
        variables["AWS_LAMBDA_LOG_STREAM_NAME"] = logStream;
        variables["AWS_LAMBDA_LOG_FORMAT"] = function.Logging.Json ? "JSON" : "Text";
        if (function.Logging.Json)
        {
            variables["AWS_LAMBDA_LOG_LEVEL"] = function.Logging.ApplicationLevel;
        }

        variables["TZ"] = ":UTC";
        return start;
    }

    /// <summary>The host of the runtime that this process runs on.</summary>
    private static string FindDotnet()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var shared = RuntimeEnvironment.GetRuntimeDirectory();
        var host = Path.GetFullPath(Path.Combine(shared, "..", "..", "..", name));
        return File.Exists(host) ? host : name;
    }
}
