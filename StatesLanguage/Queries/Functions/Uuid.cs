using Stepyard.StatesLanguage.Jsonata.Functions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Queries.Functions;

/// <summary><c>$uuid()</c>: a random UUID, version 4.</summary>
internal static class Uuid
{
    public static readonly NativeFunction Function = new("uuid", "<:s>", (call, _) => StringValue.Create(call.Options.NewGuid().ToString()));
}
