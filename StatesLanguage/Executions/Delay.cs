using Stepyard.StatesLanguage.Journals;

namespace Stepyard.StatesLanguage.Executions;

/// <summary>A branch that waits until a time: in a Wait state, or before a retry.</summary>
internal sealed class Delay(Branch branch, DateTimeOffset until) : Awaited(branch.Execution), IDisposable
{
    private Alarm? _alarm;
    private bool _isOver;

    public override void Begin() => _alarm = Alarm.Set(Execution.Time, until, static delay => delay.Happened(delay.New(HappeningKind.Rang)), this);

    public override void Take(Happening happened)
    {
        if (!_isOver)
        {
            branch.WaitFor(null);
            Dispose();
            branch.Resume();
        }
    }

    public override void GoOn()
    {
        if (!_isOver)
        {
            Begin();
        }
    }

    public void Dispose()
    {
        _isOver = true;
        _alarm?.Dispose();
    }
}
