using System.Collections.Concurrent;
using System.Collections.Immutable;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Activities;

/// <summary>The activities of the account, for as long as the yard runs.</summary>
internal sealed class KeptActivities(Account account, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Activity> _byArn = new(StringComparer.Ordinal);

    /// <summary>All, by name.</summary>
    public IReadOnlyList<Activity> List() => [.. _byArn.Values.OrderBy(activity => activity.Name, StringComparer.Ordinal)];

    /// <summary>The ARN that an activity of this name has.</summary>
    public string ArnOf(string name) => account.Arn("states", $"activity:{name}");

    /// <summary>Adds an activity; one that is there already stays as it is.</summary>
    /// <exception cref="AwsException"><c>InvalidName</c>, <c>TooManyTags</c>, <c>ActivityAlreadyExists</c> where it is encrypted otherwise.</exception>
    public Activity Create(string name, EncryptionConfiguration encryption, ImmutableArray<Tag> tags)
    {
        Names.Check(name);
        var arn = ArnOf(name);
        var activity = _byArn.GetOrAdd(
            arn, _ => new(arn, name, time.GetUtcNow()) { Encryption = encryption, Tags = ImmutableArray<Tag>.Empty.With(tags, arn) });
        return activity.Encryption == encryption
            ? activity
            : throw new AwsException("ActivityAlreadyExists", "Activity already exists. EncryptionConfiguration may not be updated.");
    }

    public Activity? Find(string arn) => _byArn.GetValueOrDefault(arn);

    /// <exception cref="AwsException"><c>InvalidArn</c>, <c>ActivityDoesNotExist</c>.</exception>
    public Activity Get(string arn)
    {
        if (Find(arn) is { } activity)
        {
            return activity;
        }

        Names.CheckActivityArn(arn);
        throw new AwsException("ActivityDoesNotExist", $"Activity Does Not Exist: '{arn}'");
    }

    public void Remove(string arn) => _byArn.TryRemove(arn, out _);
}
