using System.Security.Cryptography;
using System.Text;

namespace Stepyard.Local.StepFunctions;

/// <summary>What stands for an ARN where there are very many: half of its SHA-256.</summary>
internal readonly record struct ExecutionKey
{
    private readonly Guid _hash;

    private ExecutionKey(Guid hash) => _hash = hash;

    public static ExecutionKey Of(string arn)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(arn), hash);
        return new(new Guid(hash[..16]));
    }
}
