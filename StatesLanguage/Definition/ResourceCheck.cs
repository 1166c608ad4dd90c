using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Definition;

/// <summary>Whether AWS would take a Task's <c>Resource</c>, and what it demands of a state that has it.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html</remarks>
internal static class ResourceCheck
{
    private const string Field = "Resource";
    private const string Sdk = "aws-sdk:";
    private const string Callback = "waitForTaskToken";

    /// <summary>Reports what is wrong; nothing where the resource is a placeholder such as <c>${Function}</c>.</summary>
    /// <param name="fields">The state's fields.</param>
    /// <param name="resource">The value of <c>Resource</c>.</param>
    public static void Report(FieldReader fields, string resource)
    {
        if (resource.Length == 0 || resource.Contains("${", StringComparison.Ordinal))
        {
            return;
        }

        if (!resource.StartsWith("arn:", StringComparison.Ordinal))
        {
            fields.Wrong(Field, "Value is not a valid resource ARN", resource, "the ARN of a function, an activity or a service integration");
            return;
        }

        if (ServiceResource.Parse(resource) is { } service)
        {
            if (IsKnown(fields, resource, service))
            {
                ReportArguments(fields, resource, service);
            }
        }
        else if (resource.Contains(":states:", StringComparison.Ordinal) && resource.Contains(":activity:", StringComparison.Ordinal))
        {
            ReportActivity(fields, resource);
        }
        else if (!resource.Contains(":lambda:", StringComparison.Ordinal))
        {
            fields.Wrong(Field, NotRecognized(resource), resource, "the ARN of a function or an activity, or a service integration such as arn:aws:states:::sns:publish");
        }
    }

    private static bool IsKnown(FieldReader fields, string resource, ServiceResource service)
    {
        if (fields.Definition.Type == WorkflowType.Express && service.Pattern is { } pattern)
        {
            // AWS's own text has the stray blank.
            var text = $"Express state machine does not support '.{pattern}' service integration{(pattern == Callback ? " " : "")}";
            fields.Wrong(Field, text, resource, "request-response: no suffix", "remove the suffix, or make the state machine a Standard one");
            return true;
        }

        var (allowed, fix) = service.Service.StartsWith(Sdk, StringComparison.Ordinal) ? CheckSdk(service) : CheckOptimized(service);
        if (allowed is not null)
        {
            fields.Wrong(Field, NotRecognized(resource), resource, allowed, fix);
        }

        return allowed is null;
    }

    private static (string? Allowed, string? Fix) CheckOptimized(ServiceResource service)
    {
        var asSdk = $"as an AWS SDK integration it is {Sdk}{service.Service}:{service.Action}";
        var actions = OptimizedIntegrations.ActionsOf(service.Service);
        return actions.Count == 0
                ? ($"the services {string.Join(", ", OptimizedIntegrations.Services)}, or aws-sdk:SERVICE:ACTION", Names.DidYouMean(service.Service, OptimizedIntegrations.Services) ?? asSdk)
            : !actions.Contains(service.Action)
                ? (string.Join(", ", actions.Select(action => $"{service.Service}:{action}")), Names.DidYouMean(service.Action, actions) ?? asSdk)
            : (null, null);
    }

    private static (string? Allowed, string? Fix) CheckSdk(ServiceResource service) =>
        service.Pattern is not (null or Callback) ? ($"no suffix, or .{Callback}: AWS SDK integrations do not wait for a job", $"remove \".{service.Pattern}\"")
        : char.IsAsciiLetterUpper(service.Action.FirstOrDefault()) ? ("the action in camel case", $"did you mean \"{char.ToLowerInvariant(service.Action[0])}{service.Action[1..]}\"?")
        : (null, null);

    private static void ReportArguments(FieldReader fields, string resource, ServiceResource service)
    {
        var field = fields.Language.PayloadField;
        switch (fields.Any(field))
        {
            case null:
                fields.Wrong(Field, $"{field} field is required for resource ARN: {resource}", resource, $"{field} beside it; {{}} where the service needs none");
                break;
            case ObjectValue arguments:
                var action = service.Action.Split('.', 2)[0];
                foreach (var name in OptimizedIntegrations.RequiredParameters(service.Service, action))
                {
                    if (!arguments.TryGetValue(name, out _) && !arguments.TryGetValue($"{name}.$", out _))
                    {
                        fields.Definition.Report(new($"{fields.Path}/{field}", Codes.Schema, $"The field '{name}' is required but was missing")
                        {
                            Fix = Names.Closest(name, arguments.Select(argument => argument.Key)) is { } close ? $"did you mean \"{name}\" where it says \"{close}\"?" : null,
                        });
                    }
                }

                break;
        }
    }

    private static void ReportActivity(FieldReader fields, string resource)
    {
        if (fields.Definition.Type == WorkflowType.Express)
        {
            fields.Wrong(Field, "Express state machine does not support Activity ARN", resource, "a function or a service integration");
        }

        if (fields.Has("Credentials"))
        {
            fields.Definition.Report(new($"{fields.Path}/Credentials", Codes.Schema, "The field 'Credentials' is not supported for activities") { Fix = "remove it" });
        }
    }

    private static string NotRecognized(string resource) =>
        $"The resource provided {resource} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.";
}
