using System.Collections.Immutable;
using Stepyard.Local.StepFunctions.Activities;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions;

/// <summary>What has tags: state machines and activities.</summary>
/// <remarks>AWS: Step Functions API Reference, TagResource.</remarks>
internal sealed class TaggedResources(DeployedStateMachines machines, KeptActivities activities)
{
    /// <exception cref="AwsException"><c>InvalidArn</c>, <c>ResourceNotFound</c>.</exception>
    public ImmutableArray<Tag> TagsOf(string arn) => activities.Find(arn)?.Tags ?? StateMachine(arn).Tags;

    /// <exception cref="AwsException"><c>InvalidArn</c>, <c>ResourceNotFound</c>, <c>TooManyTags</c>.</exception>
    public void Add(string arn, ImmutableArray<Tag> tags)
    {
        if (activities.Find(arn) is { } activity)
        {
            activities.Tag(activity, all => all.With(tags, arn));
            return;
        }

        StateMachine(arn);
        machines.Change(arn, entry => entry.With(tags));
    }

    /// <exception cref="AwsException"><c>InvalidArn</c>, <c>ResourceNotFound</c>.</exception>
    public void Remove(string arn, IReadOnlyCollection<string> keys)
    {
        if (activities.Find(arn) is { } activity)
        {
            activities.Tag(activity, all => all.RemoveAll(tag => keys.Contains(tag.Key)));
            return;
        }

        StateMachine(arn);
        machines.Change(arn, entry => entry.WithoutTags(keys));
    }

    private StateMachineEntry StateMachine(string arn)
    {
        if (machines.Find(arn) is { } entry && entry.Current.Arn == arn)
        {
            return entry;
        }

        if (!Names.IsActivityArn(arn))
        {
            Names.CheckStateMachineArn(arn);
        }

        throw StepFunctionsError.NotFound(arn);
    }
}
