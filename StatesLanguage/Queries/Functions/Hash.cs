using Stepyard.StatesLanguage.Intrinsics;
using Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;
using Stepyard.StatesLanguage.Jsonata.Functions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Queries.Functions;

/// <summary><c>$hash('data', 'SHA-256')</c>: the hash in lower-case hexadecimal; nothing without an algorithm.</summary>
internal static class Hash
{
    public static readonly NativeFunction Function = new("hash", "<x?x?:x>", Run);

    private static StringValue? Run(Call call, Value?[] arguments)
    {
        var data = Arguments.Text(arguments[0], 1);
        if (arguments[1] is null)
        {
            return null;
        }

        var algorithm = Arguments.Text(arguments[1], 2);
        return HashAlgorithms.Compute(data, algorithm)
            ?? throw Arguments.Refuse($"Hash algorithm '{algorithm}' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5");
    }
}
