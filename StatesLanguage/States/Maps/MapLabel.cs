using System.Security.Cryptography;
using System.Text;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;

namespace Stepyard.StatesLanguage.States.Maps;

/// <summary><c>Label</c>: the part of a map run's ARN that says which Map state of its state machine it is a run of.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html</remarks>
internal static class MapLabel
{
    private const string Field = "Label";
    private const int Longest = 40;

    /// <summary>Reads the label; null where there is none, and AWS makes one up.</summary>
    public static string? Read(FieldReader fields)
    {
        if (fields.Text(Field) is not { } label)
        {
            return null;
        }

        var path = $"{fields.Path}/{Field}";
        if (label.Length > Longest)
        {
            fields.Definition.Report(new(path, Codes.LabelName, $"Invalid Label name: {label} exceeds the {Longest}-character limit allowed by the service")
            {
                Allowed = $"up to {Longest} characters",
            });
        }
        else if (label.Length == 0 || label.Any(IsForbidden))
        {
            fields.Definition.Report(new(path, Codes.LabelName, $"Invalid Label name: {label}")
            {
                Allowed = $"1 to {Longest} characters, no white space, brackets, wildcards or other special ones",
            });
        }

        if (!fields.Definition.Labels.Add(label))
        {
            fields.Definition.Report(new(path, Codes.DuplicateLabel, $"Duplicate Label name: {label}")
            {
                Fix = "rename it: another Map state has it, and labels are unique in the whole state machine",
            });
        }

        return label;
    }

    /// <summary>The label of a Map state without one, the same for every run: a UUID of the third version, which stands for the hash of a name.</summary>
    public static string MakeUp(Branch branch)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{branch.Execution.Identity.StateMachineId}/{branch.State.Path}"));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x30);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString();
    }

    private static bool IsForbidden(char character) =>
        char.IsWhiteSpace(character) || char.IsControl(character) || "<>{}[]?*\"#%\\^|~`$&,;:/".Contains(character);
}
