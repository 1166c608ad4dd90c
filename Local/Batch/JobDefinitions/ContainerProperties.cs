using System.Globalization;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Batch.JobDefinitions;

/// <summary>The container that a job runs in: what of it means something here, and all of it in the shape of the API.</summary>
/// <remarks>AWS: AWS Batch API Reference, ContainerProperties and ContainerOverrides.</remarks>
internal sealed class ContainerProperties
{
    private static readonly string[] Lists = ["volumes", "environment", "mountPoints", "ulimits", "resourceRequirements", "secrets"];

    private readonly Request _properties;

    private ContainerProperties(Request properties) => _properties = properties;

    /// <summary>All of it, in the shape of the API.</summary>
    public ObjectValue Json => _properties.Members;

    public IReadOnlyList<string> Command => _properties.Texts("command");

    /// <summary>The environment variables, without those of Batch itself.</summary>
    public IEnumerable<KeyValuePair<string, string>> Environment => Variables(_properties);

    /// <summary>The vCPUs that it has; 1 where it asks for none.</summary>
    public decimal Vcpus => Requirement("VCPU") ?? _properties.Number("vcpus") ?? 1;

    /// <summary>The role of what runs in it; null where it has none.</summary>
    public string? JobRoleArn => _properties.Text("jobRoleArn");

    /// <summary>The role of those who start it, and write its log; null where the machine's is taken.</summary>
    public string? ExecutionRoleArn => _properties.Text("executionRoleArn");

    /// <summary>An option of its log driver, such as <c>awslogs-group</c>; null where it is not set.</summary>
    public string? LogOption(string name) =>
        _properties.Structure("logConfiguration")?.Map("options").TryGetValue(name, out var option) == true ? option.ToText() : null;

    /// <summary>Reads and checks a container.</summary>
    /// <param name="properties">What is given of it.</param>
    /// <param name="isFargate">Whether what is not given of its platform is added.</param>
    /// <exception cref="Wire.AwsException"><c>ClientException</c>.</exception>
    public static ContainerProperties Read(Request properties, bool isFargate)
    {
        properties.RequiredText("image");
        var json = properties.Members;
        if (isFargate && properties.Find("fargatePlatformConfiguration") is null)
        {
            json = json.With("fargatePlatformConfiguration", ObjectValue.Create("platformVersion", "LATEST"));
        }

        foreach (var list in Lists.Where(list => properties.Find(list) is null))
        {
            json = json.With(list, ArrayValue.Empty);
        }

        var read = new ContainerProperties(new(json));
        if (read.Vcpus <= 0)
        {
            throw BatchError.Client("The vCPUs of a container are more than 0.");
        }

        return read;
    }

    /// <summary>This container as one job has it.</summary>
    /// <param name="overrides">What the job has otherwise: command, environment, resources.</param>
    /// <param name="parameters">What stands for <c>Ref::NAME</c> in its command.</param>
    public ContainerProperties For(Request overrides, ObjectValue parameters)
    {
        var command = overrides.Find("command") is null ? Command : overrides.Texts("command");
        var variables = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Environment.Concat(Variables(overrides)))
        {
            variables[name] = value;
        }

        var requirements = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var requirement in _properties.Structures("resourceRequirements").Concat(overrides.Structures("resourceRequirements")))
        {
            requirements[requirement.RequiredText("type")] = requirement.RequiredText("value");
        }

        var json = Json
            .With("command", ArrayValue.Create([.. command.Select(argument => (Value)Substitute(argument, parameters))]))
            .With("environment", Pairs(variables, "name", "value"))
            .With("resourceRequirements", Pairs(requirements, "type", "value"));
        foreach (var size in new[] { "vcpus", "memory" })
        {
            json = overrides.Number(size) is { } number ? json.With(size, (long)number) : json;
        }

        return Read(new(json), isFargate: false);
    }

    // An argument that is nothing but a reference to a parameter which has a value.
    private static string Substitute(string argument, ObjectValue parameters) =>
        argument.StartsWith("Ref::", StringComparison.Ordinal) && parameters.TryGetValue(argument["Ref::".Length..], out var value) ? value.ToText() : argument;

    private static IEnumerable<KeyValuePair<string, string>> Variables(Request properties) =>
        properties.Structures("environment").Select(variable => KeyValuePair.Create(variable.RequiredText("name"), variable.Text("value") ?? ""));

    private static ArrayValue Pairs(OrderedDictionary<string, string> pairs, string key, string value) =>
        ArrayValue.Create([.. pairs.Select(pair => ObjectValue.Create([new(key, pair.Key), new(value, pair.Value)]))]);

    private decimal? Requirement(string type)
    {
        foreach (var requirement in _properties.Structures("resourceRequirements").Where(requirement => requirement.Text("type") == type))
        {
            var value = requirement.RequiredText("value");
            return decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw BatchError.Client($"The value of the resource requirement {type} is {value}; it is a number.");
        }

        return null;
    }
}
