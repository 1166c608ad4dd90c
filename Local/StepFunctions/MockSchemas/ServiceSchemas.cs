using Stepyard.Local.ServiceModels;
using Stepyard.StatesLanguage.StateTests;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions.MockSchemas;

/// <summary>Holds mocked results against what AWS's services answer, as far as their models tell it.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/apireference/API_MockInput.html</remarks>
internal sealed class ServiceSchemas : IMockSchema
{
    public string? FindMistake(string resource, Value result, FieldValidationMode mode)
    {
        // A Task that waits comes to what ends its wait, which is not the answer of the operation that it names.
        if (ServiceResource.Parse(resource) is not { Pattern: null } named)
        {
            return null;
        }

        if (ServiceCatalog.FindIntegration(named.Service) is not { } service || service.Find(named.Action)?.Output is not { } output)
        {
            return null;
        }

        return result is not ObjectValue
            ? "Mock result must be an object"
            : new SchemaCheck(service.Shapes, ServiceCatalog.IsSdk(named.Service), mode == FieldValidationMode.Strict).FindMistake(output, "", result);
    }
}
