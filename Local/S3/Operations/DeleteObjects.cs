using System.Xml;
using System.Xml.Linq;
using Stepyard.Local.Iam;
using Stepyard.Local.S3.Buckets;
using Stepyard.Local.Wire;

namespace Stepyard.Local.S3.Operations;

/// <summary>Removes up to 1,000 objects. AWS: Amazon S3 API Reference, DeleteObjects.</summary>
internal sealed class DeleteObjects(ObjectStore store) : S3Operation(store)
{
    public const int MostKeys = 1000;

    public override string Method => "POST";

    public override S3Level Level => S3Level.Bucket;

    public override string Subresource => "delete";

    public override async Task AnswerAsync(S3Request request)
    {
        var (body, _) = await request.ReadContentAsync();
        var (keys, isQuiet) = Read(body);
        var (deleted, refused) = Delete(Store, request.Bucket, keys, request.Caller);
        await request.SendAsync(200, S3Xml.Document("DeleteResult", xml =>
        {
            foreach (var key in isQuiet ? [] : deleted)
            {
                xml.Element("Deleted", entry => entry.Element("Key", key));
            }

            foreach (var (key, error) in refused)
            {
                xml.Element("Error", entry =>
                {
                    entry.Element("Key", key);
                    entry.Element("Code", "AccessDenied");
                    entry.Element("Message", error.Message);
                });
            }
        }));
    }

    /// <summary>Removes objects, and tells which ones the caller may not remove.</summary>
    public static (List<string> Deleted, List<(string Key, AwsException Error)> Refused) Delete(ObjectStore store, string bucket, IEnumerable<string> keys, Caller caller)
    {
        var (deleted, refused) = (new List<string>(), new List<(string Key, AwsException Error)>());
        foreach (var key in keys)
        {
            try
            {
                store.Open(bucket, key, "s3:DeleteObject", caller).Delete(key);
                deleted.Add(key);
            }
            catch (AwsException error) when (error.Code == "AccessDeniedException")
            {
                refused.Add((key, error));
            }
        }

        return (deleted, refused);
    }

    private static (IReadOnlyList<string> Keys, bool IsQuiet) Read(byte[] body)
    {
        try
        {
            var root = XDocument.Load(new MemoryStream(body)).Root!;
            var keys = root.Elements().Where(element => element.Name.LocalName == "Object")
                .Select(element => element.Elements().First(child => child.Name.LocalName == "Key").Value).ToList();
            var isQuiet = root.Elements().Any(element => element.Name.LocalName == "Quiet" && element.Value == "true");
            return keys.Count is > 0 and <= MostKeys ? (keys, isQuiet) : throw S3Error.MalformedXml();
        }
        catch (Exception mistake) when (mistake is XmlException or InvalidOperationException)
        {
            throw S3Error.MalformedXml();
        }
    }
}
