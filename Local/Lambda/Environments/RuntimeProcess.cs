using System.Diagnostics;
using Stepyard.Local.Iam;

namespace Stepyard.Local.Lambda.Environments;

/// <summary>How the process of an execution environment is started: the managed runtime, and the environment variables that Lambda gives a function.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime</remarks>
internal static class RuntimeProcess
{
    /// <param name="function">The function.</param>
    /// <param name="yard">The account, the region and the endpoint that the function's SDK calls go to.</param>
    /// <param name="credentials">A session of the function's role.</param>
    /// <param name="runtimeApi">The environment's own address of the Runtime API.</param>
    /// <param name="logStream">The environment's log stream.</param>
    /// <param name="home">A folder that the process may write to.</param>
    public static ProcessStartInfo For(FunctionConfiguration function, Yard yard, Credentials credentials, string runtimeApi, string logStream, string home)
    {
        var start = YardProcess.Of("Stepyard.LambdaRuntime.dll", function.CodeFolder);
        var variables = start.Environment;
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
}
