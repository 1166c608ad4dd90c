using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Stepyard.Local;
using Stepyard.Local.ServiceModels;
using Stepyard.Local.Terminal;
using Stepyard.Tests.Local.StepFunctions;

namespace Stepyard.Tests.Local.Hostile;

/// <summary>A yard with all of Local's services and something in each, for requests that no client of AWS would make.</summary>
public sealed class HostileYard : IAsyncLifetime, IDisposable, ITerminal
{
    public const string Machine = "arn:aws:states:us-east-1:123456789012:stateMachine:pizza";
    public const string Express = "arn:aws:states:us-east-1:123456789012:stateMachine:quick";
    public const string Execution = "arn:aws:states:us-east-1:123456789012:execution:pizza:baked";

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(5) };
    private readonly List<string> _bugs = [];

    internal Yard Yard { get; private set; } = null!;

    public Uri Endpoint => Yard.AwsEndpoint;

    /// <summary>The bugs that the terminal has shown.</summary>
    public IReadOnlyList<string> Bugs
    {
        get
        {
            lock (_bugs)
            {
                return [.. _bugs];
            }
        }
    }

    public async Task InitializeAsync()
    {
        Yard = await Yard.StartAsync(Yards.Options() with
        {
            Terminal = this,
            Program = async (engine, _) =>
            {
                await engine.NewResourceAsync(Inputs.Resource("aws-native:sqs:Queue", "orders", """{"queueName":"orders"}"""));
                await engine.NewResourceAsync(Inputs.Resource("aws-native:sns:Topic", "news", """{"topicName":"news"}"""));
                await engine.NewResourceAsync(Inputs.Resource("aws-native:logs:LogGroup", "log", """{"logGroupName":"/log"}"""));
                await engine.NewResourceAsync(Inputs.Resource("aws-native:dynamodb:Table", "dragons", """
                    {"tableName":"dragons","billingMode":"PAY_PER_REQUEST","attributeDefinitions":[{"attributeName":"name","attributeType":"S"}],
                     "keySchema":[{"attributeName":"name","keyType":"HASH"}]}
                    """));
                return [];
            },
        });
        await SucceedAsync("AWSStepFunctions.CreateStateMachine", new { name = "pizza", definition = StatesYard.Pass, roleArn = StatesYard.UnknownRole, publish = true });
        await SucceedAsync("AWSStepFunctions.CreateStateMachine", new { name = "quick", definition = StatesYard.Pass, roleArn = StatesYard.UnknownRole, type = "EXPRESS" });
        await SucceedAsync("AWSStepFunctions.StartExecution", new { stateMachineArn = Machine, name = "baked" });
    }

    public Task DisposeAsync() => Yard.DisposeAsync().AsTask();

    public void Dispose() => _http.Dispose();

    public void Write(Tone tone, string service, string text)
    {
        if (text.Contains("in a way that it should not", StringComparison.Ordinal))
        {
            lock (_bugs)
            {
                _bugs.Add(text);
            }
        }
    }

    /// <summary>The operation of the models that a target names; null where the models don't have it.</summary>
    internal static ServiceOperation? OperationOf(string target) =>
        ServiceCatalog.All.FirstOrDefault(service => target.StartsWith($"{service.Target}.", StringComparison.Ordinal)) is { } service
        && target[(target.LastIndexOf('.') + 1)..] is var name
            ? ServiceCatalog.Find(service.Name)!.Find($"{char.ToLowerInvariant(name[0])}{name[1..]}")
            : null;

    /// <summary>Sends a request of AWS JSON.</summary>
    public async Task<Answer> SendAsync(string target, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Endpoint) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        return await SendAsync(request);
    }

    public Task<Answer> SendAsync(string target, string body) => SendAsync(target, Encoding.UTF8.GetBytes(body));

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request);
        var type = response.Headers.TryGetValues("x-amzn-ErrorType", out var values) ? values.Single() : null;
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(), type);
    }

    private async Task SucceedAsync(string target, object request)
    {
        var answer = await SendAsync(target, JsonSerializer.Serialize(request));
        answer.Status.ShouldBe(200, answer.Body);
    }
}

/// <summary>What the endpoint answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body.</param>
/// <param name="ErrorType">REST: the name of the error.</param>
public sealed record Answer(int Status, string Body, string? ErrorType)
{
    /// <summary>The code of an error in AWS JSON.</summary>
    public string? Code => Error("__type");

    public string? Message => Error("message");

    /// <summary>Whether it is what any request of AWS JSON may come to: a result, or an error of the client's with a name and a message.</summary>
    public bool IsOneOfAws => Status == 200
        ? JsonElement.Parse(Body).ValueKind == JsonValueKind.Object
        : Status is >= 400 and < 500 && Code is { Length: > 0 } && Message is { Length: > 0 };

    private string? Error(string member) => Status != 200 && JsonElement.Parse(Body).TryGetProperty(member, out var text) ? text.GetString() : null;
}
