using System.Collections.Concurrent;
using System.Collections.Immutable;
using Stepyard.Local.StepFunctions.Catalogues;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Activities;

/// <summary>The activities of the account.</summary>
internal sealed class KeptActivities(Account account, TimeProvider time, Catalogue? catalogue)
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, Activity> _byArn =
        new((catalogue?.Activities ?? []).Select(Of).ToDictionary(activity => activity.Arn), StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public IReadOnlyList<Activity> List() => [.. _byArn.Values];

    /// <summary>The ARN that an activity of this name has.</summary>
    public string ArnOf(string name) => account.Arn("states", $"activity:{name}");

    /// <summary>Adds an activity; one that is there already stays as it is.</summary>
    /// <exception cref="AwsException"><c>InvalidName</c>, <c>TooManyTags</c>, <c>ActivityAlreadyExists</c> where it is encrypted otherwise.</exception>
    public Activity Create(string name, EncryptionConfiguration encryption, ImmutableArray<Tag> tags)
    {
        Names.Check(name);
        var arn = ArnOf(name);
        Activity? activity;
        lock (_gate)
        {
            if (!_byArn.TryGetValue(arn, out activity))
            {
                activity = _byArn[arn] = new(arn, name, time.GetUtcNow()) { Encryption = encryption, Tags = ImmutableArray<Tag>.Empty.With(tags, arn) };
                catalogue?.Put(activity);
            }
        }

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

    /// <summary>Changes the tags of an activity.</summary>
    public void Tag(Activity activity, Func<ImmutableArray<Tag>, ImmutableArray<Tag>> change)
    {
        lock (_gate)
        {
            activity.Tags = change(activity.Tags);
            catalogue?.Put(activity);
        }
    }

    public void Remove(string arn)
    {
        lock (_gate)
        {
            if (_byArn.TryRemove(arn, out _))
            {
                catalogue?.Remove(arn);
            }
        }
    }

    private static Activity Of(ActivityRecord record) =>
        new(record.Arn, record.Name, record.CreationDate) { Encryption = record.Encryption, Tags = record.Tags };
}
