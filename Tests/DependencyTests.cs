using System.Reflection;

namespace Stepyard.Tests;

/// <summary>Dependencies point one way: Local → Stacks → Components → Mapping → StatesLanguage → nothing; Local → Testing → StatesLanguage and LambdaRuntime.</summary>
public sealed class DependencyTests
{
    [Theory]
    [InlineData("Stepyard.StatesLanguage")]
    [InlineData("Stepyard.Mapping", "Stepyard.StatesLanguage")]
    [InlineData("Stepyard.Components", "Stepyard.StatesLanguage", "Stepyard.Mapping")]
    [InlineData("Stepyard.Stacks", "Stepyard.StatesLanguage", "Stepyard.Components")]
    [InlineData("Stepyard.Local", "Stepyard.StatesLanguage", "Stepyard.Mapping", "Stepyard.Components", "Stepyard.Stacks", "Stepyard.Testing")]
    [InlineData("Stepyard.Testing", "Stepyard.StatesLanguage", "Stepyard.LambdaRuntime")]
    [InlineData("Stepyard.Lambdas")]
    [InlineData("Stepyard.LambdaRuntime")]
    [InlineData("Stepyard.JobContainer")]
    public void A_project_knows_only_those_below_it(string project, params string[] allowed)
    {
        var known = Assembly.Load(project).GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(name => name.StartsWith("Stepyard.", StringComparison.Ordinal) && !name.StartsWith("Stepyard.Offline.", StringComparison.Ordinal));

        known.ShouldBeSubsetOf(allowed);
    }

    [Fact]
    public void The_states_language_knows_nothing_but_the_base_library()
    {
        var outside = Assembly.Load("Stepyard.StatesLanguage").GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal));

        outside.ShouldBeEmpty();
    }
}
