using System.Text;
using Stepyard.StatesLanguage.Executions;

namespace Stepyard.StatesLanguage.Items;

/// <summary><c>MANIFEST</c> of Athena's <c>UNLOAD</c>: the items of all objects that its lines name as <c>s3://BUCKET/KEY</c>.</summary>
/// <param name="format">How the objects are written.</param>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html</remarks>
internal sealed class AthenaItems(ItemFormat format) : ItemSource
{
    private const string Scheme = "s3://";

    public override bool LeadsToOthers => true;

    public override async ValueTask<string?> ReadAsync(Branch branch, ItemLocation location, ItemList items)
    {
        var answer = await OpenAsync(branch, location.Bucket, location.Key);
        if (answer.Value is null)
        {
            return answer.Cause;
        }

        using var manifest = new StreamReader(answer.Value.Content, Encoding.UTF8);
        while (!items.IsFull && manifest.ReadLine() is { } line)
        {
            var address = line.Trim().Trim('"');
            if (address.Length == 0)
            {
                continue;
            }

            if (!address.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || address[Scheme.Length..].Split('/', 2) is not [var bucket, var key])
            {
                return $"A line of the manifest is '{address}' where s3://BUCKET/KEY is expected.";
            }

            if (await ReadAsync(branch, bucket, key, format, items) is { } cause)
            {
                return cause;
            }
        }

        return null;
    }
}
