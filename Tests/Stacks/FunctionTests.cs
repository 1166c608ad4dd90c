using Stepyard.Local.Preview;

namespace Stepyard.Tests.Stacks;

public sealed class FunctionTests
{
    public static TheoryData<string> Environments => ["dev", "staging", "prod"];

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task Functions_are_dotnet10_on_arm64_with_a_role_and_a_log_group_each_and_JSON_logs(string environment)
    {
        var stack = await RecordedStack.Of(environment);

        var functions = stack.Of("aws:lambda/function:Function").ToArray();
        functions.Select(f => f.Name).ShouldBe(["AddDragon", .. environment == "dev" ? ["CheckApplicant"] : Array.Empty<string>(), "LogPayload", "PineappleCheck", "ValidateDragon"]);
        functions.Select(f => f.Text("role")).ShouldBeUnique();
        foreach (var function in functions)
        {
            function.Text("runtime").ShouldBe("dotnet10");
            function.Inputs.GetProperty("architectures")[0].GetString().ShouldBe("arm64");
            function.Text("handler").ShouldBe($"Stepyard.Lambdas::Stepyard.Lambdas.{function.Name}.Function::Handle");
            function.Inputs.GetProperty("timeout").GetInt32().ShouldBe(10);
            function.Inputs.GetProperty("memorySize").GetInt32().ShouldBe(environment == "prod" ? 1024 : 512);
            function.Inputs.GetProperty("loggingConfig").GetProperty("logFormat").GetString().ShouldBe("JSON");
            function.Inputs.GetProperty("loggingConfig").GetProperty("logGroup").GetString().ShouldBe($"/aws/lambda/{function.Name}-{environment}");
        }
    }

    [Fact]
    public async Task The_handlers_that_functions_name_exist()
    {
        var stack = await RecordedStack.Of("dev");

        foreach (var handler in stack.Of("aws:lambda/function:Function").Select(f => f.Text("handler").Split("::")))
        {
            handler[0].ShouldBe(typeof(Stepyard.Lambdas.FunctionJson).Assembly.GetName().Name);
            typeof(Stepyard.Lambdas.FunctionJson).Assembly.GetType(handler[1]).ShouldNotBeNull().GetMethod(handler[2]).ShouldNotBeNull();
        }
    }
}
