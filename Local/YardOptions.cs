using Stepyard.Local.Provisioning;
using Stepyard.Local.Terminal;

namespace Stepyard.Local;

/// <summary>How a yard is started.</summary>
public sealed record YardOptions
{
    /// <summary>The Pulumi stack, which names the configuration file <c>Pulumi.STACK.yaml</c>.</summary>
    public string Stack { get; init; } = "dev";

    /// <summary>The port of the HTTP API; 0 for any free one.</summary>
    public int HttpPort { get; init; } = 8080;

    /// <summary>The port of the REST API, which is opened where the stack has one; 0 for any free one.</summary>
    public int RestPort { get; init; } = 8081;

    /// <summary>The port of the AWS endpoint; 0 for any free one.</summary>
    public int AwsPort { get; init; } = 4566;

    /// <summary>Where state is kept between runs; <c>.stepyard/STACK</c> beside <c>Pulumi.yaml</c> unless set.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Keeps state in a temporary folder that is deleted at the end.</summary>
    public bool Ephemeral { get; init; }

    /// <summary>Where Lambda's Invoke API answers for functions that the stack doesn't have, on this machine; null where nothing does.</summary>
    public Uri? LambdaEndpoint { get; init; }

    /// <summary>Whether a definition whose file changes is re-deployed at once.</summary>
    public bool FollowsDefinitions { get; init; }

    /// <summary>Where on this machine services answer that the yard doesn't have, by their names, such as <c>kinesis</c>.</summary>
    public IReadOnlyDictionary<string, Uri> AwsEndpoints { get; init; } = new Dictionary<string, Uri>();

    /// <summary>Where lines are written; nowhere unless set.</summary>
    public ITerminal Terminal { get; init; } = SilentTerminal.Instance;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Configuration values that win over the stack's file, by full key such as <c>stepyard:functionPackages</c>.</summary>
    public IReadOnlyDictionary<string, string> ConfigOverrides { get; init; } = new Dictionary<string, string>();

    /// <summary>Adds the services; all that Local has, unless a test wants fewer.</summary>
    public Action<Yard> Services { get; init; } = LocalCloud.AddServices;

    /// <summary>The Pulumi program that describes what runs; the one in Stacks/ unless a test has its own.</summary>
    public PulumiProgram Program { get; init; } = PulumiPrograms.Stepyard;
}
