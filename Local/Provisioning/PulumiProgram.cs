using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;
using Stepyard.Stacks;

namespace Stepyard.Local.Provisioning;

/// <summary>Runs a Pulumi program in this process against something that stands in for the engine.</summary>
/// <returns>Every resource object that the program made, components and the stack included.</returns>
public delegate Task<ImmutableArray<Resource>> PulumiProgram(IMocks engine, TestOptions options);

/// <summary>The Pulumi programs that Local runs.</summary>
public static class PulumiPrograms
{
    /// <summary>The program that <c>pulumi up</c> deploys: the stack in Stacks/.</summary>
    public static PulumiProgram Stepyard { get; } = Of<StepyardStack>();

    public static PulumiProgram Of<TStack>()
        where TStack : Stack, new() =>
        (engine, options) => Deployment.TestAsync<TStack>(engine, options);

    /// <summary>The same program with options for its stack, such as transformations that see every resource.</summary>
    public static PulumiProgram StepyardWith(StackOptions stackOptions) => With(() => new StepyardStack(stackOptions));

    /// <summary>A program whose stack is made by a function.</summary>
    public static PulumiProgram With<TStack>(Func<TStack> create)
        where TStack : Stack =>
        (engine, options) => Deployment.TestWithServiceProviderAsync<TStack>(engine, new Constructor(create), options);

    // Pulumi asks for the stack while it runs the program, which is when a stack may be made.
    private sealed class Constructor(Func<object> create) : IServiceProvider
    {
        public object? GetService(Type serviceType) => create();
    }
}
