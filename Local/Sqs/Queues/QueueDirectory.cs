using System.Collections.Concurrent;
using System.Collections.Immutable;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Sqs.Queues;

/// <summary>The account's queues, and who may use them.</summary>
/// <param name="account">Whose queues they are.</param>
/// <param name="access">Decides on every operation.</param>
/// <param name="ids">Makes the ids of messages.</param>
/// <param name="time">Decides what is visible.</param>
/// <param name="endpoint">What queue URLs begin with.</param>
/// <param name="folder">Where each queue has its file, <c>NAME.jsonl</c>.</param>
internal sealed class QueueDirectory(Account account, IAccess access, Ids ids, TimeProvider time, Uri endpoint, string folder) : IDisposable
{
    private const string Extension = ".jsonl";

    private readonly ConcurrentDictionary<string, Queue> _queues = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>All queues in the order of their names.</summary>
    public IEnumerable<Queue> Queues => _queues.Values.OrderBy(queue => queue.Name, StringComparer.Ordinal);

    /// <summary>Takes up the queues that the folder has.</summary>
    /// <exception cref="Provisioning.ProvisioningException">A file is damaged.</exception>
    public void Load()
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(folder, $"*{Extension}"))
        {
            Open(Path.GetFileName(file)[..^Extension.Length]);
        }
    }

    public string Arn(string name) => account.Arn("sqs", name);

    public string Url(string name) => new Uri(endpoint, $"{account.Id}/{name}").AbsoluteUri;

    /// <summary>Who sends, as a message's <c>SenderId</c> tells it.</summary>
    public string SenderId(Caller caller) =>
        caller.IsAdministrator ? account.Id : $"AROASTEPYARD:{caller.Arn[(caller.Arn.LastIndexOf('/') + 1)..]}";

    /// <summary>Makes a queue, or finds the one of that name.</summary>
    /// <exception cref="AwsException"><c>QueueNameExists</c> where it has other attributes; the name or an attribute is wrong.</exception>
    public Queue Create(string name, IReadOnlyDictionary<string, string> attributes, IReadOnlyDictionary<string, string> tags)
    {
        lock (_gate)
        {
            if (Check(name, attributes) is var checkedAttributes && _queues.TryGetValue(name, out var existing))
            {
                return attributes.Keys.FirstOrDefault(attribute => existing.Attributes[attribute] != checkedAttributes[attribute]) is { } different
                    ? throw SqsError.QueueNameExists(different)
                    : existing;
            }

            var queue = Open(name);
            queue.Set(checkedAttributes, tags.ToImmutableSortedDictionary(StringComparer.Ordinal));
            return queue;
        }
    }

    /// <summary>Makes a queue as the program has it; one that was there before keeps its messages.</summary>
    /// <exception cref="AwsException">The name or an attribute is wrong.</exception>
    public Queue Declare(string name, IReadOnlyDictionary<string, string> attributes, IReadOnlyDictionary<string, string> tags)
    {
        lock (_gate)
        {
            var checkedAttributes = Check(name, attributes);
            var queue = _queues.GetValueOrDefault(name) ?? Open(name);
            queue.Set(checkedAttributes, tags.ToImmutableSortedDictionary(StringComparer.Ordinal));
            return queue;
        }
    }

    /// <summary>Sets attributes of a queue.</summary>
    /// <exception cref="AwsException">An attribute is wrong.</exception>
    public void Set(Queue queue, IReadOnlyDictionary<string, string> attributes)
    {
        lock (_gate)
        {
            var changed = queue.Attributes.Set(attributes);
            CheckRedrive(queue.Name, changed);
            queue.Set(changed, queue.Tags);
        }
    }

    public void Delete(Queue queue)
    {
        lock (_gate)
        {
            if (_queues.TryRemove(queue.Name, out _))
            {
                queue.Vanish();
            }
        }
    }

    /// <summary>The queue of an ARN; null where there is none.</summary>
    public Queue? Find(string arn) => _queues.GetValueOrDefault(arn[(arn.LastIndexOf(':') + 1)..]) is { } queue && queue.Arn == arn ? queue : null;

    /// <summary>The queue of a name.</summary>
    /// <exception cref="AwsException"><c>QueueDoesNotExist</c>.</exception>
    public Queue Named(string name) => _queues.GetValueOrDefault(name) ?? throw SqsError.QueueDoesNotExist();

    /// <summary>The queue that an operation is about, once the caller may do it. The URL's host does not matter: its path tells the queue.</summary>
    /// <exception cref="AwsException"><c>AccessDenied</c>, <c>InvalidAddress</c> or <c>QueueDoesNotExist</c>.</exception>
    public Queue Open(string url, string operation, Caller caller)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.AbsolutePath.Split('/') is not ["", var owner, { Length: > 0 } name])
        {
            throw SqsError.InvalidAddress(url);
        }

        Authorize(caller, operation, Arn(name));
        return owner == account.Id ? Named(name) : throw SqsError.QueueDoesNotExist();
    }

    /// <exception cref="AwsException"><c>AccessDenied</c>, in which AWS writes the action in small letters.</exception>
    public void Authorize(Caller caller, string operation, string resource)
    {
        try
        {
            access.Authorize(caller, $"sqs:{operation.ToLowerInvariant()}", resource);
        }
        catch (AwsException refusal) when (refusal.Code == "AccessDeniedException")
        {
            throw SqsError.AccessDenied(refusal.Message);
        }
    }

    public void Dispose()
    {
        foreach (var queue in _queues.Values)
        {
            queue.Dispose();
        }
    }

    private Queue Open(string name) =>
        _queues[name] = new Queue(name, this, new QueueJournal(Path.Combine(folder, name + Extension)), ids, time, _gate);

    private QueueAttributes Check(string name, IReadOnlyDictionary<string, string> attributes)
    {
        var fifo = attributes.GetValueOrDefault(QueueAttributes.Fifo) == "true";
        QueueName.Check(name, fifo);
        var start = fifo ? new QueueAttributes(QueueAttributes.Defaults.Given.Add(QueueAttributes.Fifo, "true")) : QueueAttributes.Defaults;
        var checkedAttributes = start.Set(attributes);
        CheckRedrive(name, checkedAttributes);
        return checkedAttributes;
    }

    private void CheckRedrive(string name, QueueAttributes attributes)
    {
        if (attributes.Redrive is { } redrive)
        {
            var target = Find(redrive.DeadLetterTargetArn)
                ?? throw SqsError.InvalidParameter("RedrivePolicy", attributes["RedrivePolicy"]!, "Dead letter target does not exist.");
            if (QueueName.IsFifo(target.Name) != QueueName.IsFifo(name))
            {
                throw SqsError.InvalidParameter("RedrivePolicy", attributes["RedrivePolicy"]!, "Dead letter queue must be same type of queue as the source.");
            }
        }
    }
}
