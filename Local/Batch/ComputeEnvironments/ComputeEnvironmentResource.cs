using System.Globalization;
using Stepyard.Local.Provisioning;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Batch.ComputeEnvironments;

/// <summary>A compute environment. Whatever kind of machine and network it asks for, its jobs are processes of this machine.</summary>
internal sealed class ComputeEnvironmentResource(Account account, ComputeEnvironmentDirectory environments) : IResourceType
{
    public string Token => "aws-native:batch:ComputeEnvironment";

    public Provisioned Create(ResourceRequest request)
    {
        var name = request.PhysicalName("computeEnvironmentName");
        if (!BatchNames.IsName(name))
        {
            throw request.Mistake($"'computeEnvironmentName' is {name}; up to 128 letters, digits, hyphens and underscores are allowed.");
        }

        if (request.Inputs.ContainsKey("eksConfiguration"))
        {
            throw request.Mistake("'eksConfiguration' is not supported here: jobs run as processes, on no cluster.");
        }

        var resources = request.OptionalMap("computeResources") ?? throw request.Mistake("'computeResources' is required.");
        if (resources.GetValueOrDefault("maxvCpus") is not (double and >= 1 and var most))
        {
            throw request.Mistake("'computeResources' has 'maxvCpus', the vCPUs that its jobs may have at once: a number from 1.");
        }

        var arn = account.Arn("batch", $"compute-environment/{name}");
        environments.Add(new(name, arn, (ObjectValue)Value.Parse(InputJson.ToElement(request.Inputs).GetRawText()), Convert.ToDecimal(most, CultureInfo.InvariantCulture)));
        return new(arn, new Dictionary<string, object> { ["computeEnvironmentArn"] = arn, ["computeEnvironmentName"] = name });
    }
}
