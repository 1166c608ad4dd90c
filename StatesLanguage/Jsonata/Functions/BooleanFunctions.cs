using Stepyard.StatesLanguage.Jsonata.Evaluation;

namespace Stepyard.StatesLanguage.Jsonata.Functions;

/// <summary>JSONata's boolean functions. See docs.jsonata.org, "Boolean functions".</summary>
internal static class BooleanFunctions
{
    public static IReadOnlyCollection<NativeFunction> All { get; } =
    [
        new("boolean", "<x-:b>", (_, arguments) => arguments[0] is { } value ? Types.IsTruthy(value) : null),
        new("not", "<x-:b>", (_, arguments) => arguments[0] is { } value ? !Types.IsTruthy(value) : null),
        new("exists", "<x:b>", (_, arguments) => arguments[0] is not null),
    ];
}
