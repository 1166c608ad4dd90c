using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Stepyard.Local.CommandLine;
using Stepyard.Local.Provisioning;
using Stepyard.Tests.Local;

namespace Stepyard.Tests.Crash;

/// <summary>Local as a process that is killed at any instant and started again on the same data folder; requests go to whichever life there is.</summary>
internal sealed class KilledLocal(string dataFolder, Uri lambdaEndpoint) : IAsyncDisposable
{
    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly List<string> _errors = [];
    private Process? _process;
    private TaskCompletionSource<Uri> _endpoint = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What the lives so far have written to standard error.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>Starts a life, and waits until it answers.</summary>
    public async Task StartAsync()
    {
        var dll = typeof(LocalCommand).Assembly.Location;
        string[] args = [dll, "--data", dataFolder, "--port", "0", "--rest-port", "0", "--aws-port", "0", "--lambda-endpoint", lambdaEndpoint.ToString()];
        var process = _process = Process.Start(new ProcessStartInfo("dotnet", args)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Repository.Find().Root,
        })!;
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text)
            {
                _errors.Add(text);
            }
        };
        process.BeginErrorReadLine();
        Uri? url = null;
        while (url is null)
        {
            var line = await process.StandardOutput.ReadLineAsync()
                ?? throw new InvalidOperationException($"Local ended before it answered: {string.Join('\n', _errors)}");
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["AWS", "endpoint", var found, ..])
            {
                url = new(found);
            }
        }

        _ = process.StandardOutput.ReadToEndAsync();
        _endpoint.SetResult(url);
    }

    /// <summary>Ends the life as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _endpoint = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Calls an operation of Step Functions in the life that there is, or the next one.</summary>
    /// <returns>The answer and whether it was a success; null where the life ended before there was one.</returns>
    public async Task<(bool IsSuccess, JsonElement Answer)?> TryCallAsync(string operation, object request)
    {
        var endpoint = await _endpoint.Task;
        try
        {
            using var response = await _http.SendAwsJsonAsync(endpoint, $"AWSStepFunctions.{operation}", request);
            return (response.IsSuccessStatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Calls an operation until a life answers.</summary>
    public async Task<(bool IsSuccess, JsonElement Answer)> CallAsync(string operation, object request)
    {
        while (true)
        {
            if (await TryCallAsync(operation, request) is { } answered)
            {
                return answered;
            }

            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        _http.Dispose();
    }
}
