using System.ComponentModel;
using System.Diagnostics;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.Preview;

/// <summary>A revision of the repository, by whatever name git knows it.</summary>
/// <param name="Name">The name that it was given by: a branch, a tag, a commit, <c>HEAD~1</c>.</param>
/// <param name="Commit">The commit that the name stands for.</param>
internal sealed record GitRevision(string Root, string Name, string Commit)
{
    /// <summary>Finds a revision.</summary>
    /// <param name="root">A folder of the repository.</param>
    /// <param name="name">What git knows it by.</param>
    /// <exception cref="ProvisioningException">There is no git, no repository, or no such revision.</exception>
    public static GitRevision Find(string root, string name)
    {
        if (Run(root, "rev-parse", "--git-dir") is { ExitCode: not 0, Error: var why })
        {
            throw new ProvisioningException($"--diff is {name}, and git has no repository in {root}: {why.Trim()}. Leave it out to compare with the snapshot in the working folder.");
        }

        var (exitCode, commit, _) = Run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}");
        return exitCode == 0
            ? new(root, name, commit.Trim())
            : throw new ProvisioningException($"--diff is {name}, which git does not know as a revision. In a shallow clone (GitHub's actions/checkout makes one) fetch it first: git fetch --depth 1 origin {name}");
    }

    /// <summary>The text that a file had; null where it was not there.</summary>
    /// <param name="path">The file, from the root.</param>
    public string? Read(string path) => Run(Root, "show", $"{Commit}:./{path}") is (0, var text, _) ? text : null;

    private static (int ExitCode, string Output, string Error) Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", folder, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var git = Process.Start(start)!;
            var error = git.StandardError.ReadToEndAsync();
            var output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return (git.ExitCode, output, error.Result);
        }
        catch (Win32Exception e)
        {
            throw new ProvisioningException($"--diff needs git, which can't be started: {e.Message}");
        }
    }
}
