using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Terminal;

namespace Stepyard.Local.CommandLine;

/// <summary>The command line: runs a stack until Ctrl-C or SIGTERM.</summary>
internal static class LocalCommand
{
    private static readonly Option<string> Stack = new("--stack") { Description = "The stack to run: its configuration is Pulumi.STACK.yaml.", HelpName = "name", DefaultValueFactory = _ => "dev" };

    private static readonly Option<int> Port = new("--port") { Description = "The port of the HTTP API on 127.0.0.1; 0 for any free one.", HelpName = "number", DefaultValueFactory = _ => 8080 };

    private static readonly Option<int> RestPort = new("--rest-port") { Description = "The port of the REST API on 127.0.0.1, whose paths begin with the stage: /dev/pizza; 0 for any free one.", HelpName = "number", DefaultValueFactory = _ => 8081 };

    private static readonly Option<int> AwsPort = new("--aws-port") { Description = "The port of the AWS endpoint on 127.0.0.1 (aws --endpoint-url, AWS_ENDPOINT_URL); 0 for any free one.", HelpName = "number", DefaultValueFactory = _ => 4566 };

    private static readonly Option<string?> Data = new("--data") { Description = "The folder that state is kept in between runs. [default: .stepyard/STACK beside Pulumi.yaml]", HelpName = "folder" };

    private static readonly Option<bool> Ephemeral = new("--ephemeral") { Description = "Start empty and keep nothing." };

    private static readonly Option<Uri?> LambdaEndpoint = new("--lambda-endpoint") { Description = "Where on this machine Lambda's Invoke API answers for functions that the stack does not have.", HelpName = "url", CustomParser = ReadUrl };

    private static readonly Option<Dictionary<string, Uri>?> AwsEndpoint = new("--aws-endpoint")
    {
        Description = "Where on this machine a service answers that Local does not have, such as kinesis=http://127.0.0.1:4567; once for each service.",
        HelpName = "service=url",
        CustomParser = ReadEndpoints,
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<bool> Verbose = new("--verbose") { Description = "Show every call between services." };

    // A command beside this one uses 1 to say that what it was asked about is wrong; but for preview, whose 2 says that something changes.
    private const int WrongUsage = 2;

    /// <returns>The exit code: 0 once it was stopped, 1 where it could not start; the commands beside this one have their own.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        foreach (var port in new[] { Port, RestPort, AwsPort })
        {
            port.Validators.Add(result =>
            {
                if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var number) || number is < 0 or > 65535))
                {
                    result.AddError($"{result.Option.Name} is {token.Value}; allowed is 0 to 65535.");
                }
            });
        }

        var command = new RootCommand("Runs the Pulumi program of this repository on this machine: HTTP API, Step Functions, Lambda and the rest, with no AWS account.")
        {
            Stack, Port, RestPort, AwsPort, Data, Ephemeral, LambdaEndpoint, AwsEndpoint, Verbose,
            PreviewCommand.Create(),
            ValidateCommand.Create(),
            RunCommand.Create(),
            GraphCommand.Create(),
            TestStateCommand.Create(),
            CostsCommand.Create(),
        };
        command.SetAction((parsed, _) => RunAsync(parsed));
        // An @file is the value of an option here, not a file of options.
        var parsed = command.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var exitCode = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
        return parsed.Errors.Count > 0 && parsed.CommandResult.Command is { Name: not "preview" } other && other != command ? WrongUsage : exitCode;
    }

    private static Dictionary<string, Uri>? ReadEndpoints(ArgumentResult result)
    {
        var endpoints = new Dictionary<string, Uri>(StringComparer.Ordinal);
        foreach (var token in result.Tokens)
        {
            if (token.Value.Split('=', 2) is [{ Length: > 0 } service, var text] && Uri.TryCreate(text, UriKind.Absolute, out var url))
            {
                endpoints[service] = url;
                continue;
            }

            result.AddError($"--aws-endpoint is {token.Value}; it has to be a service and a URL of this machine, such as kinesis=http://127.0.0.1:4567.");
        }

        return endpoints;
    }

    private static Uri? ReadUrl(ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url))
        {
            return url;
        }

        result.AddError($"--lambda-endpoint is {result.Tokens[0].Value}; it has to be a URL of this machine, such as http://127.0.0.1:3001.");
        return null;
    }

    private static async Task<int> RunAsync(ParseResult parsed)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        await using var terminal = new ConsoleTerminal(Console.Out, TimeProvider.System, ConsoleTerminal.ShowsColours, parsed.GetValue(Verbose));
        try
        {
            await using var yard = await Yard.StartAsync(new()
            {
                Stack = parsed.GetValue(Stack)!,
                HttpPort = parsed.GetValue(Port),
                RestPort = parsed.GetValue(RestPort),
                AwsPort = parsed.GetValue(AwsPort),
                DataFolder = parsed.GetValue(Data),
                Ephemeral = parsed.GetValue(Ephemeral),
                LambdaEndpoint = parsed.GetValue(LambdaEndpoint),
                AwsEndpoints = parsed.GetValue(AwsEndpoint) ?? [],
                FollowsDefinitions = true,
                Terminal = terminal,
            });
            await Console.Out.WriteAsync(Greeting.For(yard));
            await stopped.Task;
            return 0;
        }
        catch (ProvisioningException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stopped.TrySetResult();
        }
    }
}
