using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Stepyard.Local.CommandLine;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Local.CommandLine;

/// <summary>Local as people run it: a process, its output, its exit code.</summary>
public sealed class LocalCommandTests
{
    [Fact]
    public async Task A_stack_that_does_not_exist_is_one_message_and_exit_code_1()
    {
        using var local = Run("--stack", "nope", "--ephemeral", "--port", "0", "--rest-port", "0", "--aws-port", "0");
        var (output, error) = (local.StandardOutput.ReadToEndAsync(), local.StandardError.ReadToEndAsync());
        await local.WaitForExitAsync();

        local.ExitCode.ShouldBe(1);
        (await output).ShouldBeEmpty();
        (await error).Trim().ShouldBe($"There is no stack 'nope'. The stacks of {Repository.Find().Root} are: dev, prod, staging.");
    }

    [Fact]
    public async Task A_port_in_use_is_one_message_and_exit_code_1()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        using var local = Run("--ephemeral", "--port", "0", "--rest-port", "0", "--aws-port", $"{port}");
        var error = local.StandardError.ReadToEndAsync();
        await local.WaitForExitAsync();

        local.ExitCode.ShouldBe(1);
        (await error).Trim().ShouldBe($"Port {port} is in use. Is Local running already? Choose another one with --aws-port.");
    }

    [Theory]
    [InlineData("http://example.com:3001/")]
    [InlineData("3001")]
    public async Task A_Lambda_endpoint_that_is_not_on_this_machine_is_one_message_and_exit_code_1(string url)
    {
        using var local = Run("--ephemeral", "--port", "0", "--rest-port", "0", "--aws-port", "0", "--lambda-endpoint", url);
        var (output, error) = (local.StandardOutput.ReadToEndAsync(), local.StandardError.ReadToEndAsync());
        await local.WaitForExitAsync();

        local.ExitCode.ShouldBe(1);
        (await error).ShouldContain($"--lambda-endpoint is {url}; it has to be a URL of this machine, such as http://127.0.0.1:3001");
        await output;
    }

    [Fact]
    public async Task Once_ready_it_says_how_to_try_each_route_and_a_signal_ends_it_with_exit_code_0()
    {
        using var local = Run("--ephemeral", "--port", "0", "--rest-port", "0", "--aws-port", "0");
        _ = local.StandardError.ReadToEndAsync();
        var curls = new List<string>();
        while (curls.Count < 4 && await local.StandardOutput.ReadLineAsync() is { } line)
        {
            line.ShouldNotContain('\e');
            if (line.Contains("curl", StringComparison.Ordinal))
            {
                curls.Add(line.Trim());
            }
        }

        using (var kill = Process.Start("kill", ["-TERM", $"{local.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        await local.StandardOutput.ReadToEndAsync();
        await local.WaitForExitAsync();

        local.ExitCode.ShouldBe(0);
        curls.ShouldContain(curl => curl.EndsWith("""/pizza -d '{"flavour":"pepperoni"}'""", StringComparison.Ordinal));
        curls.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("--port", "70000", "--port is 70000; allowed is 0 to 65535.")]
    [InlineData("--port", "many", "many")]
    [InlineData("--stak", "dev", "--stak")]
    [InlineData("--aws-endpoint", "kinesis", "--aws-endpoint is kinesis; it has to be a service and a URL of this machine, such as kinesis=http://127.0.0.1:4567.")]
    [InlineData("--aws-endpoint", "kinesis=http://example.com", "--aws-endpoint is kinesis=http://example.com/; it has to be a URL of this machine")]
    public async Task A_wrong_option_is_refused(string option, string value, string message)
    {
        using var local = Run(option, value);
        _ = local.StandardOutput.ReadToEndAsync();
        var error = local.StandardError.ReadToEndAsync();
        await local.WaitForExitAsync();

        local.ExitCode.ShouldBe(1);
        (await error).ShouldContain(message);
    }

    [Fact]
    public async Task A_command_that_is_used_wrongly_is_exit_code_2()
    {
        using var local = Run("validate");
        _ = local.StandardOutput.ReadToEndAsync();
        var error = local.StandardError.ReadToEndAsync();
        await local.WaitForExitAsync();

        local.ExitCode.ShouldBe(2);
        (await error).ShouldContain("Required argument missing for command: 'validate'.");
    }

    private static Process Run(params string[] args)
    {
        var dll = typeof(LocalCommand).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [dll, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Repository.Find().Root,
        };
        return Process.Start(start)!;
    }
}
