using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States;

/// <summary>A Task's <c>Credentials</c>: the role that it runs as instead of the state machine's own.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html</remarks>
internal sealed class Credentials
{
    private readonly string? _roleArn;
    private readonly Expression? _path;

    private Credentials(string? roleArn, Expression? path) => (_roleArn, _path) = (roleArn, path);

    public static Credentials? Read(FieldReader fields)
    {
        if (fields.Object("Credentials") is not { } credentials)
        {
            return null;
        }

        if (!credentials.Has("RoleArn") && !credentials.Has("RoleArn.$"))
        {
            credentials.Definition.Report(new(credentials.Path, Codes.Schema, "The field 'RoleArn' is required but was missing"));
        }

        return new Credentials(credentials.Text("RoleArn"), credentials.PathField("RoleArn.$", allowFunctions: true));
    }

    public bool TryGetRoleArn(Branch branch, Value input, out string? roleArn, [NotNullWhen(false)] out StatesError? error)
    {
        (roleArn, error) = (_roleArn, null);
        if (_path is null)
        {
            return true;
        }

        if (!_path.TryEvaluate(input, branch, out var value, out error))
        {
            return false;
        }

        roleArn = (value as StringValue)?.Text;
        error = roleArn is null ? new("States.Runtime", $"The RoleArn field refers to a value which is not a string: {_path.Text} == {value.ToJson()}") : null;
        return roleArn is not null;
    }
}
