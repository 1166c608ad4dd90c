using Stepyard.Lambdas.PineappleCheck;
using Stepyard.Local.Preview;
using Stepyard.StatesLanguage.Definition;
using Stepyard.Testing;
using Stepyard.Tests.Stacks;
using static Stepyard.Testing.TaskMock;

namespace Stepyard.Tests.Testing;

public sealed class PizzaExampleTests
{
    private static readonly WorkflowUnderTest Pizza =
        WorkflowUnderTest.FromFile("definitions/pizza.asl.json", WorkflowType.Express);

    [Fact]
    public async Task A_pizza_without_pineapple_is_made()
    {
        var run = await Pizza
            .Mock("CheckFlavour", Returns(new { containsPineapple = false }))
            .RunAsync(new { flavour = "pepperoni" });

        run.ShouldSucceed("""{"containsPineapple": false}""")
            .ShouldTakePath("CheckFlavour", "ContainsPineapple", "MakePizza")
            .ShouldCall("CheckFlavour", new { flavour = "pepperoni" });
    }

    [Fact]
    public async Task A_busy_function_is_asked_again()
    {
        var run = await Pizza
            .Mock("CheckFlavour", InOrder(
                Throws("Lambda.TooManyRequestsException").Times(2),
                Returns(new { containsPineapple = false })))
            .RunAsync();

        run.ShouldSucceed().ShouldRetry("CheckFlavour", 2);
        run.Waited.ShouldBeLessThan(TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task The_stacks_own_workflow_refuses_pineapple_with_the_functions_real_code()
    {
        var stack = await RecordedStack.Of("dev");

        var run = await stack.Workflow("pizza")
            .Mock("PineappleCheck-dev", Lambda(Function.Handle))
            .RunAsync(new { flavour = "hawaiian" });

        run.ShouldFail("Failed To Make Pizza", "They asked for Pineapple");
    }
}
