namespace Stepyard.StatesLanguage.Jsonata.Regexes;

/// <summary>The capturing groups of a pattern, numbered from 1 in the order in which they open; null for those without a name.</summary>
internal sealed class GroupNames
{
    private readonly List<string?> _names = [];

    public int Count => _names.Count;

    public bool HasNames => _names.Exists(name => name is not null);

    public static GroupNames Of(string pattern)
    {
        var groups = new GroupNames();
        var isInClass = false;
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '\\':
                    at++;
                    break;
                case '[':
                    isInClass = true;
                    break;
                case ']':
                    isInClass = false;
                    break;
                case '(' when !isInClass:
                    groups.Open(pattern.AsSpan(at + 1));
                    break;
            }
        }

        return groups;
    }

    /// <summary>The number of the group with a name; null where there is none.</summary>
    public int? Number(string name) => _names.IndexOf(name) is >= 0 and var index ? index + 1 : null;

    private void Open(ReadOnlySpan<char> after)
    {
        if (after is ['?', '<', not ('=' or '!'), ..] && after.IndexOf('>') is > 0 and var end)
        {
            _names.Add(after[2..end].ToString());
        }
        else if (after is not ['?', ..])
        {
            _names.Add(null);
        }
    }
}
