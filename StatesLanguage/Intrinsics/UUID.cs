using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Intrinsics;

/// <summary><c>States.UUID()</c>: a random UUID, version 4.</summary>
internal static class UUID
{
    public static readonly IntrinsicFunction Function = new(
        "States.UUID", 0, 0, (_, scope) => StringValue.Create(scope.NewGuid().ToString()));
}
