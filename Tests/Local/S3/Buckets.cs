using System.Xml.Linq;
using Pulumi.AwsNative.Iam.Inputs;
using Stepyard.Local;
using Stepyard.Local.Iam;
using Stepyard.Local.Provisioning;
using Stepyard.Local.S3;

namespace Stepyard.Tests.Local.S3;

/// <summary>A yard with S3 and a role that may read objects under <c>dragons/reports/</c>, over HTTP as any SDK speaks.</summary>
internal sealed class Buckets : IAsyncDisposable
{
    private readonly HttpClient _http = new();

    private Buckets(Yard yard) => Yard = yard;

    public Yard Yard { get; }

    public static async Task<Buckets> OpenAsync(string? folder = null) => new(await Yard.StartAsync(Yards.Options(folder) with
    {
        Services = yard =>
        {
            yard.AddIam();
            yard.AddS3();
        },
        Program = PulumiPrograms.Of<ReaderStack>(),
    }));

    /// <summary>A session of the role.</summary>
    public Caller Reader() => Yard.Access.Assume("arn:aws:iam::123456789012:role/reader", "lambda.amazonaws.com", "arn:aws:lambda:::x", "session");

    public async Task<HttpResponseMessage> SendAsync(string method, string path, HttpContent? content = null, Caller? caller = null, params (string Name, string Value)[] headers)
    {
        var key = caller is null ? "anyone" : Yard.Access.Issue(caller).AccessKeyId;
        using var message = new HttpRequestMessage(new(method), new Uri(Yard.AwsEndpoint, path)) { Content = content };
        message.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={key}/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=00");
        foreach (var (name, value) in headers)
        {
            (message.Headers.TryAddWithoutValidation(name, value) || message.Content!.Headers.TryAddWithoutValidation(name, value)).ShouldBeTrue(name);
        }

        return await _http.SendAsync(message);
    }

    /// <summary>Sends a request that must succeed, and returns the answer's body.</summary>
    public async Task<string> CallAsync(string method, string path, string? content = null)
    {
        using var answer = await SendAsync(method, path, content is null ? null : new StringContent(content));
        var body = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(body);
        return body;
    }

    /// <summary>The texts of all elements with a name, as a listing has them.</summary>
    public async Task<IReadOnlyList<string>> ElementsAsync(string path, string element) =>
        [.. XDocument.Parse(await CallAsync("GET", path)).Descendants().Where(node => node.Name.LocalName == element).Select(node => node.Value)];

    /// <summary>The status and the error code of a request that is refused.</summary>
    public async Task<(int Status, string Code, string Message)> RefusalAsync(string method, string path, Caller? caller = null, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var answer = await SendAsync(method, path, content, caller, headers);
        var error = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        return ((int)answer.StatusCode, error.Element("Code")!.Value, error.Element("Message")!.Value);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Yard.DisposeAsync();
    }

    private sealed class ReaderStack : Pulumi.Stack
    {
        public ReaderStack() => _ = new Pulumi.AwsNative.Iam.Role("reader", new()
        {
            RoleName = "reader",
            AssumeRolePolicyDocument = Document(new() { ["Effect"] = "Allow", ["Principal"] = new Dictionary<string, object> { ["Service"] = "lambda.amazonaws.com" }, ["Action"] = "sts:AssumeRole" }),
            Policies =
            {
                new RolePolicyArgs
                {
                    PolicyName = "read",
                    PolicyDocument = Document(new() { ["Effect"] = "Allow", ["Action"] = "s3:GetObject", ["Resource"] = "arn:aws:s3:::dragons/reports/*" }),
                },
            },
        });

        private static Dictionary<string, object> Document(Dictionary<string, object> statement) =>
            new() { ["Version"] = "2012-10-17", ["Statement"] = new[] { statement } };
    }
}
