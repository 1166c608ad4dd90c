using Amazon.Lambda.Core;
using Moq;

namespace Stepyard.Tests.Lambdas;

/// <summary>The context that Lambda hands to a function.</summary>
internal static class FunctionContext
{
    public static ILambdaContext New() => Mock.Of<ILambdaContext>(c =>
        c.AwsRequestId == "8c4a5a3f-0e3c-4a3e-9a55-4d3b6c0c0001" && c.Logger == Mock.Of<ILambdaLogger>() && c.RemainingTime == TimeSpan.FromSeconds(10));
}
