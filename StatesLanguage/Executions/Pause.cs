using System.Runtime.CompilerServices;

namespace Stepyard.StatesLanguage.Executions;

/// <summary>What a state awaits while its branch is paused; the branch's turn continues it.</summary>
internal readonly struct Pause(Branch branch) : ICriticalNotifyCompletion
{
    public bool IsCompleted => !branch.IsPaused;

    public Pause GetAwaiter() => this;

    public void GetResult()
    {
    }

    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation) => branch.ContinueWith(static continuation => ((Action)continuation!)(), continuation);
}
