using System.Globalization;
using System.Text;
using System.Xml;
using Stepyard.Local.S3.Buckets;

namespace Stepyard.Local.S3;

/// <summary>The XML that S3 answers.</summary>
internal static class S3Xml
{
    private const string Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), CheckCharacters = false };

    /// <summary>A document with one root in S3's namespace.</summary>
    public static byte[] Document(string root, Action<XmlWriter> content, string ns = Namespace)
    {
        using var document = new MemoryStream();
        using (var xml = XmlWriter.Create(document, Settings))
        {
            xml.WriteStartElement(root, ns);
            content(xml);
            xml.WriteEndElement();
        }

        return document.ToArray();
    }

    public static void Element(this XmlWriter xml, string name, string? value)
    {
        if (value is not null)
        {
            xml.WriteElementString(name, LookupNamespace(xml), value);
        }
    }

    public static void Element(this XmlWriter xml, string name, long value) => xml.Element(name, value.ToString(CultureInfo.InvariantCulture));

    public static void Element(this XmlWriter xml, string name, bool value) => xml.Element(name, value ? "true" : "false");

    public static void Element(this XmlWriter xml, string name, DateTimeOffset value) => xml.Element(name, Date(value));

    public static void Element(this XmlWriter xml, string name, Action<XmlWriter> content)
    {
        xml.WriteStartElement(name, LookupNamespace(xml));
        content(xml);
        xml.WriteEndElement();
    }

    public static string Date(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The objects and groups of a listing.</summary>
    /// <param name="xml">The answer.</param>
    /// <param name="listing">The listing.</param>
    /// <param name="encode">Writes a key as the caller wants it.</param>
    /// <param name="owner">The account that the objects belong to; null where the caller does not want to know.</param>
    public static void Write(this XmlWriter xml, Listing listing, Func<string, string> encode, string? owner)
    {
        foreach (var stored in listing.Objects)
        {
            xml.Element("Contents", contents =>
            {
                contents.Element("Key", encode(stored.Key));
                contents.Element("LastModified", stored.LastModified);
                contents.Element("ETag", stored.ETag);
                contents.Element("ChecksumAlgorithm", stored.Checksum.Algorithm);
                contents.Element("ChecksumType", "FULL_OBJECT");
                contents.Element("Size", stored.Size);
                if (owner is not null)
                {
                    contents.Element("Owner", about => about.Element("ID", owner));
                }

                contents.Element("StorageClass", "STANDARD");
            });
        }

        foreach (var group in listing.CommonPrefixes)
        {
            xml.Element("CommonPrefixes", prefixes => prefixes.Element("Prefix", encode(group)));
        }
    }

    private static string LookupNamespace(XmlWriter xml) => xml.LookupPrefix(Namespace) is null ? "" : Namespace;
}
