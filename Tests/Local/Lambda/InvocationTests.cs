using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Stepyard.Local.Lambda;
using Stepyard.Local.Wire;

namespace Stepyard.Tests.Local.Lambda;

/// <summary>Functions in real processes, behind the real Runtime API.</summary>
public sealed class InvocationTests
{
    [Theory]
    [InlineData("Greet", """{"Text":"Henry"}""", """{"Text":"Hello Henry","From":"test"}""")]
    [InlineData("GreetLater", """{"text":"Henry"}""", """{"Text":"Hello Henry","From":"later"}""")]
    [InlineData("Echo", """{"apostrophe":"'","quote":"\"","unicode":"🐉é"}""", """{"apostrophe":"'","quote":"\"","unicode":"🐉é"}""")]
    [InlineData("Nothing", "{}", "")]
    [InlineData("Sleep", "1", "1")]
    public async Task A_handler_of_every_shape_answers(string method, string payload, string expected)
    {
        await using var yard = await FunctionYard.StartAsync();
        var function = yard.Create(method);

        var result = await yard.InvokeAsync(function, payload);

        result.Failed.ShouldBeFalse();
        Text(result).ShouldBe(expected);
    }

    [Fact]
    public async Task What_an_earlier_run_left_in_its_home_is_gone()
    {
        await using var yard = await FunctionYard.StartAsync();
        var home = Directory.CreateDirectory(Path.Combine(yard.Yard.DataFolder, "lambda", "test")).FullName;
        File.WriteAllText(Path.Combine(home, "left-over"), "");

        yard.Create("Echo");

        Directory.Exists(home).ShouldBeFalse();
    }

    [Fact]
    public async Task An_exception_is_reported_by_its_type_with_message_stack_and_cause()
    {
        await using var yard = await FunctionYard.StartAsync();
        var function = yard.Create("Refuse");

        var result = await yard.InvokeAsync(function, """{"Text":"Peter"}""");

        result.Failed.ShouldBeTrue();
        var error = JsonElement.Parse(result.Payload.Span);
        error.GetProperty("errorType").GetString().ShouldBe("DragonValidationException");
        error.GetProperty("errorMessage").GetString().ShouldBe("Peter is no dragon");
        error.GetProperty("stackTrace")[0].GetString()!.ShouldStartWith("at Stepyard.Tests.Local.Lambda.TestFunctions.Refuse(Name name)");
        error.GetProperty("cause").GetProperty("errorType").GetString().ShouldBe("FormatException");
    }

    [Fact]
    public async Task An_exception_of_an_async_handler_is_reported_as_itself()
    {
        await using var yard = await FunctionYard.StartAsync();
        var result = await yard.InvokeAsync(yard.Create("RefuseLater"));
        ErrorType(result).ShouldBe("DragonValidationException");
    }

    [Fact]
    public async Task An_event_that_does_not_fit_the_input_type_is_the_serializers_error()
    {
        await using var yard = await FunctionYard.StartAsync();
        var result = await yard.InvokeAsync(yard.Create("Sleep"), "\"long\"");
        ErrorType(result).ShouldBe("JsonSerializerException");
    }

    [Fact]
    public async Task A_warm_environment_is_used_again()
    {
        await using var yard = await FunctionYard.StartAsync();
        var function = yard.Create("Count", ("reservedConcurrentExecutions", 1.0));

        var first = JsonSerializer.Deserialize<int[]>((await yard.InvokeAsync(function)).Payload.Span)!;
        var second = JsonSerializer.Deserialize<int[]>((await yard.InvokeAsync(function)).Payload.Span)!;

        second.ShouldBe([first[0], first[1] + 1]);
    }

    [Fact]
    public async Task Slow_invocations_run_side_by_side_in_environments_of_their_own()
    {
        await using var yard = await FunctionYard.StartAsync();
        using var inn = new TcpListener(IPAddress.Loopback, 0);
        inn.Start();
        var function = yard.Create("Stay");
        var port = $"{((IPEndPoint)inn.LocalEndpoint).Port}";

        var stays = Task.WhenAll(yard.InvokeAsync(function, port), yard.InvokeAsync(function, port));
        using (await inn.AcceptSocketAsync())
        using (await inn.AcceptSocketAsync())
        {
            stays.IsCompleted.ShouldBeFalse();
        }

        (await stays).Select(Text).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task More_invocations_than_are_reserved_are_refused()
    {
        await using var yard = await FunctionYard.StartAsync();
        var function = yard.Create("Sleep", ("reservedConcurrentExecutions", 1.0));

        var first = yard.InvokeAsync(function, "2000");
        var refused = await Should.ThrowAsync<AwsException>(() => yard.InvokeAsync(function, "1"));

        refused.Code.ShouldBe("TooManyRequestsException");
        refused.Status.ShouldBe(429);
        (await first).Failed.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Spin", "{}")]
    [InlineData("Sleep", "60000")]
    public async Task A_function_that_runs_too_long_times_out_and_the_next_invocation_finds_a_new_environment(string method, string payload)
    {
        await using var yard = await FunctionYard.StartAsync();
        var function = yard.Create(method, ("timeout", 1.0));

        var result = await yard.InvokeAsync(function, payload);

        result.Failed.ShouldBeTrue();
        Text(result).ShouldBe($$"""{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: {{result.RequestId}} Error: Task timed out after 1.00 seconds"}""");
        (await yard.InvokeAsync(function, "0")).RequestId.ShouldNotBe(result.RequestId);
    }

    [Theory]
    [InlineData("Exit", "{}", "exit status 3")]
    [InlineData("Overflow", "0", "signal: aborted")]
    public async Task A_function_that_ends_its_process_is_an_exit_error(string method, string payload, string how)
    {
        await using var yard = await FunctionYard.StartAsync();

        var result = await yard.InvokeAsync(yard.Create(method), payload);

        ErrorType(result).ShouldBe("Runtime.ExitError");
        Text(result).ShouldContain($"RequestId: {result.RequestId} Error: Runtime exited with error: {how}");
    }

    [Theory]
    [InlineData("Stepyard.Tests::Stepyard.Tests.Local.Lambda.BrokenFunction::Handle", "InvalidOperationException", "no table")]
    [InlineData("Missing::Type::Method", "LambdaValidationException", "Could not find the specified handler assembly with the file name 'Missing.dll'. The assembly should be located in the root of your uploaded .zip file.")]
    [InlineData("Stepyard.Tests::Type::Method", "LambdaValidationException", "Unable to load type 'Type' from assembly 'Stepyard.Tests'.")]
    [InlineData("Missing", "LambdaValidationException", "Unable to find method 'Missing'")]
    [InlineData("TooMany", "LambdaValidationException", "the method has more than 2 parameters")]
    [InlineData("::Type::Method", "LambdaValidationException", "the assembly is missing")]
    public async Task A_function_that_cannot_be_loaded_says_why(string handler, string type, string message)
    {
        await using var yard = await FunctionYard.StartAsync();

        var result = await yard.InvokeAsync(yard.Create(handler));

        ErrorType(result).ShouldBe(type);
        Text(result).ShouldContain(message);
    }

    [Fact]
    public async Task A_missing_package_is_told_at_the_terminal_and_to_the_caller()
    {
        await using var yard = await FunctionYard.StartAsync();
        var function = yard.Create("Echo", ("code", new Pulumi.FileArchive("/nowhere/at/all")));

        var result = await yard.InvokeAsync(function);

        Text(result).ShouldContain("/nowhere/at/all");
        yard.Terminal.Lines.ShouldContain(line => line.Text.Contains("/nowhere/at/all"));
    }

    [Fact]
    public async Task A_response_that_is_too_large_is_an_error_and_the_environment_lives_on()
    {
        await using var yard = await FunctionYard.StartAsync();
        var function = yard.Create("Large");

        var result = await yard.InvokeAsync(function);

        ErrorType(result).ShouldBe("Function.ResponseSizeTooLarge");
        (await yard.InvokeAsync(function)).Failed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_payload_that_is_too_large_is_refused()
    {
        await using var yard = await FunctionYard.StartAsync();
        var function = yard.Create("Echo");
        var refused = await Should.ThrowAsync<AwsException>(() => yard.InvokeAsync(function, new string(' ', (6 * 1024 * 1024) + 1)));
        refused.Code.ShouldBe("RequestTooLargeException");
    }

    [Fact]
    public async Task An_unknown_function_is_not_found()
    {
        await using var yard = await FunctionYard.StartAsync();
        var refused = await Should.ThrowAsync<AwsException>(() => yard.InvokeAsync("nobody"));
        refused.Message.ShouldBe("Function not found: arn:aws:lambda:us-east-1:123456789012:function:nobody:$LATEST");
        refused.Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_function_sees_its_own_environment_and_nothing_of_the_developers()
    {
        Environment.SetEnvironmentVariable("STEPYARD_TEST_SECRET", "of the developer");
        await using var yard = await FunctionYard.StartAsync();
        var function = yard.Create("Environ", ("memorySize", 512.0), ("environment", System.Collections.Immutable.ImmutableDictionary<string, object>.Empty.Add(
            "variables", System.Collections.Immutable.ImmutableDictionary<string, object>.Empty.Add("TABLE", "dragons"))));

        var variables = JsonSerializer.Deserialize<Dictionary<string, string>>((await yard.InvokeAsync(function)).Payload.Span)!;

        variables["TABLE"].ShouldBe("dragons");
        variables["AWS_LAMBDA_FUNCTION_NAME"].ShouldBe("test");
        variables["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"].ShouldBe("512");
        variables["AWS_REGION"].ShouldBe("us-east-1");
        variables["AWS_ENDPOINT_URL"].ShouldBe(yard.Yard.AwsEndpoint.ToString().TrimEnd('/'));
        variables.Keys.ShouldNotContain("STEPYARD_TEST_SECRET");
        yard.Yard.Access.Recognise(variables["AWS_ACCESS_KEY_ID"]).RoleArn.ShouldBe(FunctionYard.RoleArn);
    }

    [Fact]
    public async Task Processes_end_with_the_yard()
    {
        Process process;
        await using (var yard = await FunctionYard.StartAsync())
        {
            var count = JsonSerializer.Deserialize<int[]>((await yard.InvokeAsync(yard.Create("Count"))).Payload.Span)!;
            process = Process.GetProcessById(count[0]);
        }

        using var patience = new CancellationTokenSource(PatientTime.Limit);
        await process.WaitForExitAsync(patience.Token);
        process.HasExited.ShouldBeTrue();
    }

    [Fact]
    public async Task A_role_that_lambda_may_not_assume_is_refused_when_the_function_is_made()
    {
        await using var yard = await FunctionYard.StartAsync();
        var refused = Should.Throw<Stepyard.Local.Provisioning.ProvisioningException>(() => yard.Create("Echo", ("role", "arn:aws:iam::123456789012:role/other")));
        refused.Message.ShouldContain("The role defined for the function cannot be assumed by Lambda");
    }

    private static string Text(InvocationResult result) => Encoding.UTF8.GetString(result.Payload.Span);

    private static string? ErrorType(InvocationResult result) => JsonElement.Parse(result.Payload.Span).GetProperty("errorType").GetString();
}
