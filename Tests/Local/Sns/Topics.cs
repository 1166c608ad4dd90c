using System.Xml.Linq;
using Pulumi.AwsNative.Iam.Inputs;
using Pulumi.AwsNative.Sns;
using Stepyard.Local;
using Stepyard.Local.Iam;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Sns;
using Stepyard.Local.Sts;

namespace Stepyard.Tests.Local.Sns;

/// <summary>A yard with a topic and two roles, and the query protocol to speak to it.</summary>
internal sealed class Topics : IAsyncDisposable
{
    private readonly HttpClient _http = new();

    private Topics(Yard yard) => Yard = yard;

    public Yard Yard { get; }

    public string TopicArn => Yard.Account.Arn("sns", "news");

    /// <summary>A session of the role that may publish to the topic and do nothing else.</summary>
    public Caller Reporter => Session("reporter");

    /// <summary>A session of the role that may send text messages, and publish to no topic.</summary>
    public Caller Texter => Session("texter");

    public static async Task<Topics> OpenAsync(TimeProvider? time = null, string? folder = null) => new(await Yard.StartAsync(Yards.Options(folder) with
    {
        Time = time ?? PatientTime.Instance,
        Services = yard =>
        {
            yard.AddIam();
            yard.AddSns();
            yard.AddSts();
        },
        Program = PulumiPrograms.Of<TopicStack>(),
    }));

    /// <summary>Sends a request of the query protocol; the status and the XML that came back.</summary>
    public async Task<(int Status, XElement Answer)> CallAsync(string action, Caller? caller, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Yard.AwsEndpoint)
        {
            Content = new FormUrlEncodedContent(
                [KeyValuePair.Create("Action", action), KeyValuePair.Create("Version", action == "GetCallerIdentity" ? "2011-06-15" : "2010-03-31"), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]),
        };
        if (Yard.Access.AuthorizationOf(caller, "sns") is { } authorization)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var response = await _http.SendAsync(request);
        return ((int)response.StatusCode, XElement.Parse(await response.Content.ReadAsStringAsync()));
    }

    public Task<(int Status, XElement Answer)> CallAsync(string action, params (string Name, string Value)[] fields) => CallAsync(action, null, fields);

    /// <summary>Subscribes a phone number to the topic, and returns the subscription's ARN.</summary>
    public async Task<string> SubscribeAsync(string phoneNumber, params (string Name, string Value)[] attributes)
    {
        var fields = attributes.SelectMany((attribute, i) => new[] { ($"Attributes.entry.{i + 1}.key", attribute.Name), ($"Attributes.entry.{i + 1}.value", attribute.Value) });
        var (status, answer) = await CallAsync("Subscribe", [("TopicArn", TopicArn), ("Protocol", "sms"), ("Endpoint", phoneNumber), .. fields]);
        status.ShouldBe(200, answer.ToString());
        return answer.Text("SubscriptionArn")!;
    }

    public Task<string> GetAsync(string path) => _http.GetStringAsync(new Uri(Yard.AwsEndpoint, path));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Yard.DisposeAsync();
    }

    private Caller Session(string role) =>
        Yard.Access.Assume(Yard.Account.GlobalArn("iam", $"role/{role}"), "states.amazonaws.com", "arn:aws:states:::x", "session");

    private sealed class TopicStack : Pulumi.Stack
    {
        public TopicStack()
        {
            var topic = new Topic("news", new() { TopicName = "news", DisplayName = "News of dragons" });
            Role("reporter", topic.TopicArn.Apply(arn => (object)Statement("Resource", arn)));
            Role("texter", Pulumi.Output.Create((object)Statement("NotResource", "arn:aws:sns:*:*:*")));
        }

        private static void Role(string name, Pulumi.Output<object> statement) => _ = new Pulumi.AwsNative.Iam.Role(name, new()
        {
            RoleName = name,
            AssumeRolePolicyDocument = Document(new Dictionary<string, object>
            {
                ["Effect"] = "Allow",
                ["Principal"] = new Dictionary<string, object> { ["Service"] = "states.amazonaws.com" },
                ["Action"] = "sts:AssumeRole",
            }),
            Policies = { new RolePolicyArgs { PolicyName = "publish", PolicyDocument = statement.Apply(Document) } },
        });

        private static Dictionary<string, object> Statement(string resource, string value) =>
            new() { ["Effect"] = "Allow", ["Action"] = "sns:Publish", [resource] = value };

        private static object Document(object statement) =>
            new Dictionary<string, object> { ["Version"] = "2012-10-17", ["Statement"] = new[] { statement } };
    }
}

internal static class AnswerExtensions
{
    /// <summary>The text of the first element of a name, anywhere in an answer.</summary>
    public static string? Text(this XElement answer, string name) =>
        answer.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value;
}
