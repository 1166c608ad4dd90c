namespace Stepyard.Local.Preview;

/// <summary>What happens to something between two snapshots of a stack.</summary>
internal enum ChangeKind
{
    Same,

    Create,

    Update,

    /// <summary>Made anew, since AWS can't change it in place: what it holds is lost, and its ARN or id may be another.</summary>
    Replace,

    Delete,
}

/// <summary>How changes are told, in the signs and words of <c>pulumi preview</c>.</summary>
internal static class ChangeKindExtensions
{
    extension(ChangeKind kind)
    {
        public string Sign => kind switch
        {
            ChangeKind.Create => "+",
            ChangeKind.Update => "~",
            ChangeKind.Replace => "+-",
            ChangeKind.Delete => "-",
            _ => "",
        };

        public string Word => kind switch
        {
            ChangeKind.Create => "create",
            ChangeKind.Update => "update",
            ChangeKind.Replace => "replace",
            ChangeKind.Delete => "delete",
            _ => "same",
        };
    }
}
