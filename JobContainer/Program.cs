using System.ComponentModel;
using System.Diagnostics;
using Stepyard.JobContainer;

// What a container is to a Batch job, as a process: the command with its output, no input, and an end that takes along whatever the command
// has started. Its own standard input is the string it hangs on: see Lifeline.
// Arguments: the file to tell in why the command could not be started, then the command and its arguments.
Descendants.Keep();
using var command = new Process { StartInfo = new(args[1], args[2..]) { UseShellExecute = false, RedirectStandardInput = true } };
try
{
    command.Start();
}
catch (Win32Exception e)
{
    File.WriteAllText(args[0], $"exec: \"{args[1]}\": {Reason(e)}");
    return 127;
}

command.StandardInput.Close();
Lifeline.Watch(command);
command.WaitForExit();
Descendants.Kill(command);
return command.ExitCode;

static string Reason(Win32Exception e) => e.NativeErrorCode == 2 ? "executable file not found in $PATH" : e.Message.ToLowerInvariant();
