using System.Collections.Immutable;
using System.Text;
using Pulumi;
using Stepyard.Local;
using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.Iam;
using Stepyard.Local.Lambda;
using Stepyard.Local.XRay;

namespace Stepyard.Tests.Local.Lambda;

/// <summary>A yard whose functions are the methods of <see cref="TestFunctions"/>.</summary>
internal sealed class FunctionYard : IAsyncDisposable
{
    public const string RoleArn = "arn:aws:iam::123456789012:role/function";

    private readonly CancellationTokenSource _patience = new(PatientTime.Limit);

    private FunctionYard()
    {
    }

    public Yard Yard { get; private set; } = null!;

    public RecordingTerminal Terminal { get; } = new();

    public LogGroups Logs { get; private set; } = null!;

    public Traces Traces { get; private set; } = null!;

    public Functions Functions { get; private set; } = null!;

    /// <summary>Who invokes functions; the administrator unless set.</summary>
    public Caller Caller { get; set; } = null!;

    /// <summary>Starts a yard, with what the functions' role may do.</summary>
    public static async Task<FunctionYard> StartAsync(
        string policy = """{"Statement":{"Effect":"Allow","Action":["logs:*","xray:*"],"Resource":"*"}}""", Action<Yard, Functions>? add = null)
    {
        var yard = new FunctionYard();
        yard.Yard = await Yard.StartAsync(Yards.Options() with
        {
            Time = PatientTime.Instance,
            Terminal = yard.Terminal,
            Services = services =>
            {
                services.AccessControl.Put(new(
                    "function",
                    RoleArn,
                    PolicyDocument.ParseTrust("trust", """{"Statement":{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}}"""),
                    [PolicyDocument.ParseIdentity("policy", policy)]));
                yard.Logs = services.AddCloudWatchLogs();
                yard.Traces = services.AddXRay();
                yard.Functions = services.AddLambda(yard.Logs, yard.Traces);
                add?.Invoke(services, yard.Functions);
            },
            Program = (_, _) => Task.FromResult<ImmutableArray<Resource>>([]),
        });
        yard.Caller = yard.Yard.Access.Administrator;
        return yard;
    }

    /// <summary>Makes a function named <c>test</c> of one of the methods, or of another handler.</summary>
    /// <returns>Its ARN.</returns>
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
        var type = new FunctionResource(Yard, Functions);
        return (string)type.Create(new(type.Token, "test", all)).Outputs["arn"];
    }

    public async Task<InvocationResult> InvokeAsync(string function, string payload = "{}", bool logTail = false) =>
        await Functions.InvokeAsync(function, Encoding.UTF8.GetBytes(payload), Caller, _patience.Token, logTail: logTail);

    public async ValueTask DisposeAsync()
    {
        await Yard.DisposeAsync();
        _patience.Dispose();
    }
}
