namespace Stepyard.Local.CommandLine;

/// <summary>Why the program did not run with the definitions as they are now, for the person who has just changed one.</summary>
internal static class DefinitionProblems
{
    /// <summary>What <c>validate</c> prints for the definitions with mistakes, and whatever else the program said.</summary>
    /// <param name="message">The program's message, which has a line <c>PATH(LINE,COLUMN) …</c> for each mistake in a definition.</param>
    /// <param name="folder">The folder of the definitions.</param>
    public static string Text(string message, string folder)
    {
        var files = Directory.EnumerateFiles(folder, ValidatedFile.Pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(path => message.Contains($"{path}(", StringComparison.Ordinal))
            .Select(path => ValidatedFile.Read(path, null))
            .Where(file => !file.IsValid)
            .ToList();
        if (files.Count == 0)
        {
            return message;
        }

        using var text = new StringWriter { NewLine = "\n" };
        ValidationText.Write(text, files);
        var others = message.Split('\n').Skip(1).Where(line => !files.Exists(file => line.TrimStart().StartsWith($"{file.Path}(", StringComparison.Ordinal)));
        return string.Join('\n', others.Select(line => line.Trim()).Append(text.ToString().TrimEnd()));
    }
}
