using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Templates;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States;

/// <summary>A Task's <c>Credentials</c>: the role that it runs as instead of the state machine's own.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html</remarks>
internal sealed class Credentials
{
    private const string RoleArn = "RoleArn";

    private readonly PayloadTemplate? _template;

    private Credentials(PayloadTemplate? template) => _template = template;

    public static Credentials? Read(FieldReader fields)
    {
        if (fields.Object("Credentials") is not { } credentials)
        {
            return null;
        }

        if (!credentials.Json.Any(member => fields.Language.VariableOf(member.Key) == RoleArn))
        {
            credentials.Definition.Report(new(credentials.Path, Codes.Schema, "The field 'RoleArn' is required but was missing"));
        }

        return new Credentials(fields.Template("Credentials"));
    }

    public bool TryGetRoleArn(Branch branch, Value input, out string? roleArn, [NotNullWhen(false)] out StatesError? error)
    {
        roleArn = null;
        if (!_template!.TryEvaluate(input, branch, out var credentials, out error))
        {
            return false;
        }

        var value = ((ObjectValue)credentials)[RoleArn];
        roleArn = (value as StringValue)?.Text;
        error = roleArn is null ? new("States.Runtime", $"The RoleArn field refers to a value which is not a string: {value.ToJson()}") : null;
        return roleArn is not null;
    }
}
