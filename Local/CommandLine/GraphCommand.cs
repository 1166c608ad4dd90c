using System.CommandLine;

namespace Stepyard.Local.CommandLine;

/// <summary><c>graph</c>: draws a definition for a page of documentation.</summary>
internal static class GraphCommand
{
    private const int Misused = 2;

    private static readonly Argument<string> Definition = new("file") { Description = "The definition of a state machine." };

    public static Command Create()
    {
        var command = new Command("graph", "Draws a definition as a Mermaid flowchart, for a ```mermaid block. Exit code: 0, or 2 where the definition is invalid.") { Definition };
        command.SetAction(parsed => Run(parsed.GetValue(Definition)!, Console.Out, Console.Error));
        return command;
    }

    /// <returns>The exit code.</returns>
    internal static int Run(string path, TextWriter output, TextWriter error)
    {
        ValidatedFile file;
        try
        {
            file = ValidatedFile.Read(path, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(e.Message);
            return Misused;
        }

        if (!file.IsValid)
        {
            ValidationText.Write(error, [file]);
            return Misused;
        }

        output.Write(MermaidGraph.Of(file.Text));
        return 0;
    }
}
