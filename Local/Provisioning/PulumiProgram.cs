using Pulumi;
using Pulumi.Testing;

namespace Stepyard.Local.Provisioning;

/// <summary>Runs a Pulumi program in this process against something that stands in for the engine.</summary>
public delegate Task PulumiProgram(IMocks engine, TestOptions options);

/// <summary>The Pulumi programs that Local runs.</summary>
public static class PulumiPrograms
{
    /// <summary>The program that <c>pulumi up</c> deploys: the stack in Stacks/.</summary>
    public static PulumiProgram Stepyard { get; } = Of<NothingYet>();

    public static PulumiProgram Of<TStack>()
        where TStack : Stack, new() =>
        (engine, options) => Deployment.TestAsync<TStack>(engine, options);

    private sealed class NothingYet : Stack;
}
