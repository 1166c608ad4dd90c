using System.Diagnostics;
using System.Globalization;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Benchmarks.Interpreter;

/// <summary>How many state transitions a second the interpreter makes on one core, with its history collected in memory.</summary>
internal static class InterpreterBenchmark
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(5);

    /// <summary>Runs the workloads named in <paramref name="args"/>, or all of them, and prints the table.</summary>
    public static void Run(string[] args)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            using var process = Process.GetCurrentProcess();
            process.ProcessorAffinity = 1;
        }

        var workloads = Workload.All.Where(workload => args.Length == 0 || args.Contains(workload.Name)).ToList();
        var peers = Peers.Measure(workloads);
        Console.WriteLine("| workload | executions/s | transitions/s | best peer | peer transitions/s | ratio |");
        Console.WriteLine("|---|---:|---:|---|---:|---:|");
        foreach (var workload in workloads)
        {
            var perSecond = Sustain(workload);
            var transitions = perSecond * workload.States;
            var (peer, theirs) = peers.TryGetValue(workload.Name, out var best) ? best : ("", 0);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {workload.Name} | {perSecond:N1} | {transitions:N0} | {peer} | {theirs:N0} | {(theirs > 0 ? $"{transitions / theirs:F1}x" : "")} |"));
        }
    }

    private static double Sustain(Workload workload)
    {
        var machine = StateMachine.Parse(workload.Definition, WorkflowType.Express).Machine
            ?? throw new InvalidOperationException($"The workload {workload.Name} is not a valid definition.");
        var input = Value.Parse(workload.Input);
        var identity = new ExecutionIdentity(
            "arn:aws:states:eu-west-1:123456789012:express:Benchmark:run:1",
            "run",
            "arn:aws:states:eu-west-1:123456789012:stateMachine:Benchmark",
            "Benchmark",
            "arn:aws:iam::123456789012:role/Benchmark");
        RunFor(WarmUp);
        return RunFor(Measured);

        double RunFor(TimeSpan time)
        {
            var clock = Stopwatch.StartNew();
            var executions = 0;
            while (clock.Elapsed < time)
            {
                var execution = Execution.Start(new ExecutionRequest(machine, input, identity, NoTasks.Instance) { History = new HistoryList() });
                if (execution.Result?.Status != ExecutionStatus.Succeeded)
                {
                    throw new InvalidOperationException($"The workload {workload.Name} did not succeed: {execution.Result}");
                }

                executions++;
            }

            return executions / clock.Elapsed.TotalSeconds;
        }
    }

    private sealed class NoTasks : ITaskRunner
    {
        public static NoTasks Instance { get; } = new();

        public ValueTask<TaskResult> RunAsync(TaskRequest request, CancellationToken cancellation) =>
            new(TaskResult.Failed("NoTasks", "The workloads call nothing."));
    }
}
