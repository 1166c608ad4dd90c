using System.CommandLine;
using System.Runtime.InteropServices;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Terminal;

namespace Stepyard.Local.CommandLine;

/// <summary>The command line: runs a stack until Ctrl-C or SIGTERM.</summary>
internal static class LocalCommand
{
    private static readonly Option<string> Stack = new("--stack") { Description = "The stack to run: its configuration is Pulumi.STACK.yaml.", HelpName = "name", DefaultValueFactory = _ => "dev" };

    private static readonly Option<int> Port = new("--port") { Description = "The port of the HTTP API on 127.0.0.1; 0 for any free one.", HelpName = "number", DefaultValueFactory = _ => 8080 };

    private static readonly Option<int> AwsPort = new("--aws-port") { Description = "The port of the AWS endpoint on 127.0.0.1 (aws --endpoint-url, AWS_ENDPOINT_URL); 0 for any free one.", HelpName = "number", DefaultValueFactory = _ => 4566 };

    private static readonly Option<string?> Data = new("--data") { Description = "The folder that state is kept in between runs. [default: .stepyard/STACK beside Pulumi.yaml]", HelpName = "folder" };

    private static readonly Option<bool> Ephemeral = new("--ephemeral") { Description = "Start empty and keep nothing." };

    private static readonly Option<bool> Verbose = new("--verbose") { Description = "Show every call between services." };

    /// <returns>The exit code: 0 once it was stopped, 1 where it could not start.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        foreach (var port in new[] { Port, AwsPort })
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
            Stack, Port, AwsPort, Data, Ephemeral, Verbose,
        };
        command.SetAction((parsed, _) => RunAsync(parsed));
        return await command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
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
                AwsPort = parsed.GetValue(AwsPort),
                DataFolder = parsed.GetValue(Data),
                Ephemeral = parsed.GetValue(Ephemeral),
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
