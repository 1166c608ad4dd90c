using Stepyard.Local.StepFunctions.Catalogues;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Journals;

namespace Stepyard.Local.StepFunctions.Closed;

/// <summary>An execution that has ended, read from the disk as far as it is asked for.</summary>
internal sealed class ClosedExecution(ClosedPlace place, ClosedEntry entry, Qualifiers qualifiers, Catalogue catalogue) : StandardExecution(entry.Execution)
{
    private readonly ExecutionArn _names = ExecutionArn.Parse(entry.Arn);

    public override string Arn => entry.Arn;

    public override string StateMachineArn => _names.StateMachine;

    public override string Name => _names.Name;

    public override DateTimeOffset StartDate => entry.StartDate;

    public override Qualifiers Qualifiers => qualifiers;

    public override string? MapRunArn => entry.MapRunArn;

    public override int? ItemCount => entry.ItemCount;

    public override DeployedStateMachine Machine => catalogue.Get(entry.Revision);

    public override ExecutionEnd? End => new(entry.Status, entry.StopDate);

    public override int RedriveCount => entry.RedriveCount;

    public override DateTimeOffset? RedriveDate => entry.RedriveDate;

    public override IReadOnlyList<Redrive> Redrives => Header.Ended.Redrives ?? [];

    public override IEvents? Events => _names.IsExpress ? null : new ClosedEvents(place.Segment, entry);

    /// <summary>What happened to it from outside.</summary>
    public List<Happening> Happenings => place.Segment.ReadHappenings(entry);

    /// <summary>All that the disk has of it but its events and happenings.</summary>
    public ClosedHeader Header => place.Segment.ReadHeader(entry);

    public override ExecutionData Describe()
    {
        var header = Header;
        return new(header.Started.Input!, header.Started.TraceHeader, End, header.Ended.Output, header.Ended.Error, header.Ended.Cause);
    }
}
