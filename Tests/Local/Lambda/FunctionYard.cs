using System.Collections.Immutable;
using System.Text;
using Pulumi;
using Stepyard.Local;
using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.Iam;
using Stepyard.Local.Lambda;
using Stepyard.Local.Provisioning;
using Stepyard.Local.XRay;

namespace Stepyard.Tests.Lambda;

/// <summary>A yard with functions of <see cref="TestFunctions"/>, without any endpoint.</summary>
internal sealed class FunctionYard : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stepyard-").FullName;
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(1));
    private readonly Yard _yard;

    public FunctionYard(string? policy = null)
    {
        var account = new Account();
        Terminal = new();
        var access = new AccessControl(account, Terminal, TimeProvider.System);
        access.Put(new(
            "function",
            RoleArn,
            PolicyDocument.ParseTrust("trust", """{"Statement":{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}}"""),
            [PolicyDocument.ParseIdentity("policy", policy ?? """{"Statement":{"Effect":"Allow","Action":["logs:*","xray:*"],"Resource":"*"}}""")]));
        _yard = new(new() { Terminal = Terminal }, account, access, _folder, new("http://127.0.0.1:4566"), new("http://127.0.0.1:8080"));
        Logs = _yard.AddCloudWatchLogs();
        Traces = _yard.AddXRay();
        Functions = _yard.AddLambda(Logs, Traces);
        Caller = access.Administrator;
    }

    public static string RoleArn => "arn:aws:iam::123456789012:role/function";

    public RecordingTerminal Terminal { get; }

    public LogGroups Logs { get; }

    public Traces Traces { get; }

    public Functions Functions { get; }

    public Yard Yard => _yard;

    public Caller Caller { get; set; }

    /// <summary>Makes a function of one of the methods of <see cref="TestFunctions"/>, or of another handler.</summary>
    public string Create(string method, params (string Key, object Value)[] inputs)
    {
        var handler = method.Contains("::", StringComparison.Ordinal) ? method : $"Stepyard.Tests::{typeof(TestFunctions).FullName}::{method}";
        var all = ImmutableDictionary.CreateRange(new Dictionary<string, object>
        {
            ["name"] = "test",
            ["handler"] = handler,
            ["runtime"] = "dotnet10",
            ["role"] = RoleArn,
            ["code"] = new FileArchive(AppContext.BaseDirectory),
            ["timeout"] = 20.0,
        }).SetItems(inputs.Select(input => KeyValuePair.Create(input.Key, input.Value)));
        var request = new ResourceRequest("aws:lambda/function:Function", "test", all);
        return (string)_yard.ResourceTypes[request.Type].Create(request).Outputs["arn"];
    }

    public async Task<InvocationResult> InvokeAsync(string function, string payload = "{}", bool logTail = false) =>
        await Functions.InvokeAsync(function, Encoding.UTF8.GetBytes(payload), Caller, _patience.Token, logTail: logTail);

    public async ValueTask DisposeAsync()
    {
        await _yard.DisposeAsync();
        _patience.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
