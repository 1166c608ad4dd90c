using System.Collections.Immutable;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions;

/// <summary>A state machine as it stands: its current revision, its versions, its aliases and its tags.</summary>
/// <param name="Current">The revision that executions run which are started by the state machine's ARN.</param>
internal sealed record StateMachineEntry(DeployedStateMachine Current)
{
    private const int MostVersions = 1000;
    private const int MostAliases = 100;

    /// <summary>The version that it was created with; null where it was created without.</summary>
    public Publication? CreatedWith { get; init; }

    /// <summary>The newest first.</summary>
    public ImmutableList<DeployedStateMachine> Versions { get; init; } = [];

    /// <summary>The newest first.</summary>
    public ImmutableList<StateMachineAlias> Aliases { get; init; } = [];

    public ImmutableArray<Tag> Tags { get; init; } = [];

    /// <summary>The version of the current revision; null where it has not been published.</summary>
    public DeployedStateMachine? Published => Versions.Find(version => version.RevisionId == Current.RevisionId);

    /// <summary>The number of the version that was published last, which is not given again when that one is deleted.</summary>
    public int LastVersion { get; init; }

    /// <summary>Whether the program has it, and not the API.</summary>
    public bool IsDeclared { get; init; }

    public DeployedStateMachine? FindVersion(string arn) => Versions.Find(version => version.VersionArn == arn);

    public StateMachineAlias? FindAlias(string arn) => Aliases.Find(alias => alias.Arn == arn);

    /// <summary>Publishes the current revision, if it has no version yet.</summary>
    /// <exception cref="AwsException"><c>ServiceQuotaExceededException</c>.</exception>
    public StateMachineEntry Publish(Publication publication, DateTimeOffset now)
    {
        if (Published is not null)
        {
            return this;
        }

        if (Versions.Count == MostVersions)
        {
            throw StepFunctionsError.QuotaExceeded($"A state machine may have {MostVersions} versions: delete those of '{Current.Arn}' that are not used.");
        }

        var version = Current with { Version = LastVersion + 1, VersionDescription = publication.Description, CreationDate = now };
        return this with { Versions = Versions.Insert(0, version), LastVersion = LastVersion + 1 };
    }

    /// <exception cref="AwsException"><c>ConflictException</c> where an alias leads to it.</exception>
    public StateMachineEntry WithoutVersion(string arn)
    {
        var aliases = Aliases.FindAll(alias => alias.LeadsTo(arn));
        return aliases.IsEmpty
            ? this with { Versions = Versions.RemoveAll(version => version.VersionArn == arn) }
            : throw StepFunctionsError.Conflict(
                "Version to be deleted must not be referenced by an alias. "
                + $"Current list of aliases referencing this version: [{string.Join(", ", aliases.Select(alias => alias.Name))}]");
    }

    /// <summary>Adds an alias; the same again is no change.</summary>
    /// <exception cref="AwsException"><c>ConflictException</c>, <c>ResourceNotFound</c>, <c>ServiceQuotaExceededException</c>.</exception>
    public StateMachineEntry With(StateMachineAlias alias)
    {
        CheckVersions(alias.Routes);
        if (FindAlias(alias.Arn) is { } existing)
        {
            return existing.Description == alias.Description && existing.Routes.SequenceEqual(alias.Routes)
                ? this
                : throw StepFunctionsError.Conflict(
                    $"Failed to create alias because an alias with the same name and a different routing configuration already exists: '{alias.Arn}'");
        }

        return Aliases.Count < MostAliases
            ? this with { Aliases = Aliases.Insert(0, alias) }
            : throw StepFunctionsError.QuotaExceeded($"A state machine may have {MostAliases} aliases: delete those of '{Current.Arn}' that are not used.");
    }

    /// <summary>Changes an alias.</summary>
    /// <exception cref="AwsException"><c>ResourceNotFound</c>.</exception>
    public StateMachineEntry Change(string aliasArn, Func<StateMachineAlias, StateMachineAlias> change)
    {
        var alias = FindAlias(aliasArn) ?? throw StepFunctionsError.NotFound(aliasArn);
        var changed = change(alias);
        CheckVersions(changed.Routes);
        return this with { Aliases = Aliases.Replace(alias, changed) };
    }

    /// <exception cref="AwsException"><c>ResourceNotFound</c>.</exception>
    public StateMachineEntry WithoutAlias(string arn) =>
        this with { Aliases = Aliases.Remove(FindAlias(arn) ?? throw StepFunctionsError.NotFound(arn)) };

    /// <exception cref="AwsException"><c>TooManyTags</c>.</exception>
    public StateMachineEntry With(ImmutableArray<Tag> tags) => this with { Tags = Tags.With(tags, Current.Arn) };

    public StateMachineEntry WithoutTags(IReadOnlyCollection<string> keys) => this with { Tags = Tags.RemoveAll(tag => keys.Contains(tag.Key)) };

    private void CheckVersions(ImmutableArray<Route> routes)
    {
        foreach (var route in routes)
        {
            if (FindVersion(route.VersionArn) is null)
            {
                throw StepFunctionsError.NotFound(route.VersionArn);
            }
        }
    }
}

/// <summary>That a version is to be published.</summary>
internal sealed record Publication(string? Description);
