using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.ServiceModels;

/// <summary>The services of AWS whose API is known here: how they are called and what they answer, as <c>services.zip</c> tells it.</summary>
/// <remarks>The file is made by <c>generate.py</c> beside it; a service's entry is read when it is first asked for.</remarks>
internal static class ServiceCatalog
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

    private static readonly ConcurrentDictionary<string, ServiceModel?> Models = new(StringComparer.Ordinal);

    private static readonly Lazy<ImmutableArray<ServiceName>> Index = new(() =>
        [.. Read("index")!.Select(service => ServiceName.Read(service.Key, (ObjectValue)service.Value))]);

    /// <summary>The services in alphabetical order.</summary>
    public static ImmutableArray<ServiceName> All => Index.Value;

    /// <summary>The model of a service by its name in <c>aws-sdk:</c> resources, such as <c>kinesis</c>; null where it is not known.</summary>
    public static ServiceModel? Find(string name) =>
        Models.GetOrAdd(name, static name => name != "index" && Read(name) is { } model ? new ServiceModel(name, model) : null);

    /// <summary>A service by the name that an integration has for it: <c>aws-sdk:eventbridge</c> or <c>events</c>.</summary>
    public static ServiceModel? FindIntegration(string service) => Find(SdkNameOf(service));

    /// <summary>The name in <c>aws-sdk:</c> resources of the service that an integration names.</summary>
    public static string SdkNameOf(string service) => IsSdk(service) ? service[Sdk.Length..] : SdkNames.GetValueOrDefault(service, service);

    /// <summary>Whether an integration is an AWS SDK integration.</summary>
    public static bool IsSdk(string service) => service.StartsWith(Sdk, StringComparison.Ordinal);

    private static ObjectValue? Read(string name)
    {
        using var file = typeof(ServiceCatalog).Assembly.GetManifestResourceStream("ServiceModels.services.zip")!;
        using var archive = new ZipArchive(file);
        if (archive.GetEntry($"{name}.json") is not { } entry)
        {
            return null;
        }

        using var text = new StreamReader(entry.Open(), Encoding.UTF8);
        return (ObjectValue)Value.Parse(text.ReadToEnd());
    }
}
