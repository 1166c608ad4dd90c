using System.CommandLine;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Local.CommandLine;

/// <summary><c>validate</c>: tells everything that is wrong with definitions, to people or, with <c>--json</c>, to tools.</summary>
internal static class ValidateCommand
{
    private const int Wrong = 1;
    private const int Misused = 2;

    private static readonly Argument<string[]> Paths = new("paths")
    {
        Description = "Definitions, and folders whose *.asl.json files are taken, at any depth.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Type = new Option<string?>("--type")
    {
        Description = "What the definitions are for. [default: what the stack makes of a file with that name, else standard]",
    }.AcceptOnlyFromAmong("standard", "express");

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON document." };

    public static Command Create()
    {
        var command = new Command("validate", "Tells what is wrong with definitions. Exit code: 0 where all are valid, 1 where one is not, 2 where there is nothing to validate.")
        {
            Paths, Type, Json,
        };
        command.SetAction(parsed => Run(parsed.GetValue(Paths)!, TypeOf(parsed.GetValue(Type)), parsed.GetValue(Json), Console.Out, Console.Error));
        return command;
    }

    /// <returns>The exit code.</returns>
    internal static int Run(string[] paths, WorkflowType? type, bool asJson, TextWriter output, TextWriter error)
    {
        var files = new List<ValidatedFile>();
        foreach (var path in paths)
        {
            try
            {
                files.AddRange(Find(path).Select(file => ValidatedFile.Read(file, type)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                error.WriteLine(e.Message);
                return Misused;
            }
        }

        if (asJson)
        {
            ValidationJson.Write(output, files);
        }
        else
        {
            ValidationText.Write(output, files);
        }

        return files.TrueForAll(file => file.IsValid) ? 0 : Wrong;
    }

    /// <summary>What <c>--type</c> says; null where it is not given.</summary>
    internal static WorkflowType? TypeOf(string? word) => word switch
    {
        null => null,
        "express" => WorkflowType.Express,
        _ => WorkflowType.Standard,
    };

    private static List<string> Find(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        if (!Directory.Exists(path))
        {
            throw new FileNotFoundException($"There is no file or folder {path}.");
        }

        var found = Directory.EnumerateFiles(path, ValidatedFile.Pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        return found.Count > 0 ? found : throw new FileNotFoundException($"There is no {ValidatedFile.Pattern} in {path}.");
    }
}
