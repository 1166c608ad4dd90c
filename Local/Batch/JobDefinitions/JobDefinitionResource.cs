using Stepyard.Local.Provisioning;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Batch.JobDefinitions;

/// <summary>A job definition. Its inputs have the names of RegisterJobDefinition's request.</summary>
internal sealed class JobDefinitionResource(JobDefinitionDirectory definitions) : IResourceType
{
    public string Token => "aws-native:batch:JobDefinition";

    public Provisioned Create(ResourceRequest request)
    {
        var inputs = (ObjectValue)Value.Parse(InputJson.ToElement(request.Inputs).GetRawText());
        try
        {
            var definition = definitions.Register(new(inputs.With("jobDefinitionName", request.PhysicalName("jobDefinitionName"))));
            return new(definition.Name, new Dictionary<string, object> { ["jobDefinitionArn"] = definition.Arn, ["jobDefinitionName"] = definition.Name });
        }
        catch (AwsException mistake)
        {
            throw request.Mistake(mistake.Message);
        }
    }
}
