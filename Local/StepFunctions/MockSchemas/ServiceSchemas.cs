using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Stepyard.StatesLanguage.StateTests;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions.MockSchemas;

/// <summary>Holds mocked results against what AWS's services answer, as far as <c>services.zip</c> tells it.</summary>
/// <remarks>
/// The file is made by <c>generate.py</c> beside it; a service's entry is read when a result of that service is first mocked.
/// AWS: https://docs.aws.amazon.com/step-functions/latest/apireference/API_MockInput.html
/// </remarks>
internal sealed class ServiceSchemas : IMockSchema
{
    private const string Sdk = "aws-sdk:";

    // Optimized integrations whose name is not the SDK's for the service.
    private static readonly Dictionary<string, string> SdkNames = new(StringComparer.Ordinal)
    {
        ["states"] = "sfn",
        ["events"] = "eventbridge",
        ["elasticmapreduce"] = "emr",
        ["emr-containers"] = "emrcontainers",
        ["emr-serverless"] = "emrserverless",
    };

    private readonly ConcurrentDictionary<string, ObjectValue?> _services = new(StringComparer.Ordinal);

    public string? FindMistake(string resource, Value result, FieldValidationMode mode)
    {
        // A Task that waits comes to what ends its wait, which is not the answer of the operation that it names.
        if (ServiceResource.Parse(resource) is not { Pattern: null } named)
        {
            return null;
        }

        var isSdk = named.Service.StartsWith(Sdk, StringComparison.Ordinal);
        var name = isSdk ? named.Service[Sdk.Length..] : SdkNames.GetValueOrDefault(named.Service, named.Service);
        if (_services.GetOrAdd(name, Read) is not { } service || !((ObjectValue)service["operations"]).TryGetValue(named.Action, out var output))
        {
            return null;
        }

        return result is not ObjectValue
            ? "Mock result must be an object"
            : new SchemaCheck((ObjectValue)service["shapes"], isSdk, mode == FieldValidationMode.Strict).FindMistake(((StringValue)output).Text, "", result);
    }

    private static ObjectValue? Read(string service)
    {
        var assembly = typeof(ServiceSchemas).Assembly;
        using var file = assembly.GetManifestResourceStream("MockSchemas.services.zip")!;
        using var archive = new ZipArchive(file);
        if (archive.GetEntry($"{service}.json") is not { } entry)
        {
            return null;
        }

        using var text = new StreamReader(entry.Open(), Encoding.UTF8);
        return (ObjectValue)Value.Parse(text.ReadToEnd());
    }
}
