using System.Xml;
using Stepyard.Local.Iam;

namespace Stepyard.Local.Wire;

/// <summary>One operation of a service that speaks AWS's query protocol: a form in, XML out (SNS, STS).</summary>
public interface IQueryOperation
{
    /// <summary>The service's XML namespace, such as <c>http://sns.amazonaws.com/doc/2010-03-31/</c>.</summary>
    string Namespace { get; }

    /// <summary>The API version that the request's <c>Version</c> field names, such as <c>2010-03-31</c>.</summary>
    string Version { get; }

    /// <summary>The value of the request's <c>Action</c> field, such as <c>Publish</c>.</summary>
    string Action { get; }

    /// <summary>Answers one request by writing the children of <c>&lt;ActionResult&gt;</c>; the envelope is written around them.</summary>
    /// <exception cref="AwsException">The request is refused, as AWS refuses it.</exception>
    ValueTask AnswerAsync(IReadOnlyDictionary<string, string> request, XmlWriter result, Caller caller, CancellationToken cancellation);
}
