using System.Text;
using System.Text.Json;
using Amazon.Lambda;
using Amazon.Lambda.Model;

namespace Stepyard.Tests.Acceptance;

/// <summary>The deployed functions, invoked as Step Functions invokes them; in the official edition, where AWSSDK.Lambda is.</summary>
/// <remarks>STEPYARD_FUNCTION_SUFFIX names the stack whose functions are invoked, such as <c>dev</c>; without it there is nothing to invoke.</remarks>
public sealed class DeployedFunctionTests
{
    [DeployedTheory]
    [InlineData("pepperoni", false)]
    [InlineData("pineapple", true)]
    public async Task The_pineapple_check_answers(string flavour, bool containsPineapple)
    {
        using var lambda = new AmazonLambdaClient();

        var response = await lambda.InvokeAsync(new InvokeRequest
        {
            FunctionName = $"PineappleCheck-{DeployedTheoryAttribute.Stack}",
            Payload = $$"""{"flavour": "{{flavour}}"}""",
        });

        response.FunctionError.ShouldBeNull();
        JsonElement.Parse(Encoding.UTF8.GetString(response.Payload.ToArray())).GetProperty("containsPineapple").GetBoolean().ShouldBe(containsPineapple);
    }

    private sealed class DeployedTheoryAttribute : TheoryAttribute
    {
        public DeployedTheoryAttribute() => Skip = Stack is null ? "STEPYARD_FUNCTION_SUFFIX is not set: no stack is deployed." : null;

        public static string? Stack => Environment.GetEnvironmentVariable("STEPYARD_FUNCTION_SUFFIX");
    }
}
