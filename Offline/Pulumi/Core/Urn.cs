namespace Pulumi;

/// <summary>The name of a resource within everything that Pulumi manages: <c>urn:pulumi:STACK::PROJECT::PARENTTYPE$TYPE::NAME</c>.</summary>
public readonly record struct Urn
{
    private readonly string _text;

    public Urn(string urn) => _text = urn;

    public static implicit operator string(Urn value) => value._text;

    /// <summary>The URN that a resource of this name and type has.</summary>
    public static Output<string> Create(
        Input<string> name,
        Input<string> type,
        Resource? parent = null,
        Input<string>? parentUrn = null,
        Input<string>? project = null,
        Input<string>? stack = null)
    {
        if (parent is not null && parentUrn is not null)
        {
            throw new ArgumentException("Only one of 'parent' and 'parentUrn' can be non-null.", nameof(parentUrn));
        }

        var parentsUrn = parent?.Urn ?? (parentUrn is null ? null : parentUrn.ToOutput());
        var prefix = parentsUrn?.Apply(urn => urn[..urn.LastIndexOf("::", StringComparison.Ordinal)] + "$")
            ?? Output.Format($"urn:pulumi:{stack ?? Deployment.Instance.StackName}::{project ?? Deployment.Instance.ProjectName}::");
        return Output.Format($"{prefix}{type}::{name}");
    }

    public override string ToString() => _text;
}
