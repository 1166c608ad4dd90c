using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Stepyard.JobContainer;

/// <summary>The processes that the command has started, and they in turn: a container's end is theirs as well.</summary>
internal static partial class Descendants
{
    private const int SetChildSubreaper = 36;
    private const int SigTerm = 15;

    /// <summary>From now on this process is in a session of its own, which a Ctrl-C for Local does not reach; on Linux it also inherits every orphan.</summary>
    public static void Keep()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetSession();
        }

        if (OperatingSystem.IsLinux())
        {
            _ = Control(SetChildSubreaper, 1, 0, 0, 0);
        }
    }

    /// <summary>Asks the command to end; where there are no signals, ends it.</summary>
    public static void Terminate(Process command)
    {
        if (OperatingSystem.IsWindows())
        {
            Kill(command);
        }
        else if (!command.HasExited)
        {
            _ = Signal(command.Id, SigTerm);
        }
    }

    /// <summary>Ends the command, and what it has started.</summary>
    public static void Kill(Process command)
    {
        KillTree(command);

        // Each that dies may leave orphans, which are children of this process then; to die takes them a moment.
        while (Orphans(command.Id) is { Count: > 0 } orphans)
        {
            foreach (var (id, isDead) in orphans)
            {
                if (isDead)
                {
                    _ = Reap(id, 0, 0);
                }
                else
                {
                    KillTree(id);
                }
            }

            Thread.Sleep(1);
        }
    }

    private static void KillTree(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            KillTree(process);
        }
        catch (ArgumentException)
        {
            // It has ended in this moment.
        }
    }

    private static void KillTree(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself.
        }
    }

    /// <summary>The children of this process but for the command: by their ids, and whether they wait only for somebody to read how they ended.</summary>
    private static List<(int Id, bool IsDead)> Orphans(int command)
    {
        var orphans = new List<(int, bool)>();
        foreach (var folder in OperatingSystem.IsLinux() ? Directory.EnumerateDirectories("/proc") : [])
        {
            if (int.TryParse(Path.GetFileName(folder), out var id) && id != command && Status(folder) is { } status && status.Parent == Environment.ProcessId)
            {
                orphans.Add((id, status.State == "Z"));
            }
        }

        return orphans;
    }

    // "PID (NAME) STATE PARENT …", where the name may have blanks and brackets.
    private static (string State, int Parent)? Status(string folder)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(folder, "stat"));
            return text[(text.LastIndexOf(')') + 2)..].Split(' ', 3) is [var state, var parent, ..] ? (state, int.Parse(parent)) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "setsid")]
    private static partial int SetSession();

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Control(int option, nuint value, nuint unused3, nuint unused4, nuint unused5);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "waitpid")]
    private static partial int Reap(int process, nint status, int options);
}
