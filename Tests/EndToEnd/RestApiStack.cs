using Pulumi;
using Pulumi.AwsNative.ApiGateway;
using Pulumi.AwsNative.ApiGateway.Inputs;
using Pulumi.AwsNative.Iam;
using Pulumi.AwsNative.StepFunctions;

namespace Stepyard.Tests.EndToEnd;

/// <summary>A Pulumi program with a REST API in front of Step Functions: <c>/greetings</c> runs an Express workflow, <c>/orders</c> starts, describes and stops a Standard one.</summary>
internal sealed class RestApiStack : Stack
{
    private const string Actions = "arn:aws:apigateway:us-east-1:states:action/";

    private readonly List<Pulumi.Resource> _methods = [];
    private readonly RestApi _api;
    private readonly Role _role;

    public RestApiStack()
    {
        _api = new RestApi("orders", new RestApiArgs { Name = "orders" });
        _role = RoleFor("api", "apigateway.amazonaws.com", """{"Statement":[{"Effect":"Allow","Action":"states:*","Resource":"*"}]}""");
        var greeting = Workflow("greeting", StateMachineType.Express, """
            {"QueryLanguage":"JSONata","StartAt":"Greet","States":{"Greet":{"Type":"Pass","Output":"{% {'greeting': 'Hello, ' & $states.input.name} %}","End":true}}}
            """);
        var order = Workflow("order", StateMachineType.Standard, """{"StartAt":"Pack","States":{"Pack":{"Type":"Wait","Seconds":86400,"End":true}}}""");
        var named = new Model("named", new ModelArgs
        {
            RestApiId = _api.Id,
            Name = "Named",
            ContentType = "application/json",
            Schema = """{"$schema":"http://json-schema.org/draft-04/schema#","type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":1}}}""",
        });
        var validator = new RequestValidator("body", new RequestValidatorArgs { RestApiId = _api.Id, Name = "body", ValidateRequestBody = true });
        _ = new GatewayResponse("invalid", new GatewayResponseArgs
        {
            RestApiId = _api.Id,
            ResponseType = "BAD_REQUEST_BODY",
            StatusCode = "422",
            ResponseTemplates = { { "application/json", """{"message":$context.error.messageString,"type":"$context.error.responseType"}""" } },
        });

        const string Body = "$util.escapeJavaScript($input.json('$')).replaceAll(\"\\\\'\", \"'\")";
        var greetings = new Pulumi.AwsNative.ApiGateway.Resource("greetings", new Pulumi.AwsNative.ApiGateway.ResourceArgs { RestApiId = _api.Id, ParentId = _api.RootResourceId, PathPart = "greetings" });
        Add("greet", "POST", greetings.ResourceId, "StartSyncExecution", Output.Format($$"""{"stateMachineArn":"{{greeting.Arn}}","input":"{{Body}}"}"""), validator, named, """
            #if($input.path('$.status') == 'SUCCEEDED')$input.path('$.output')#else#set($context.responseOverride.status = 502){"error":"$input.path('$.error')"}#end
            """);

        var orders = new Pulumi.AwsNative.ApiGateway.Resource("orders", new Pulumi.AwsNative.ApiGateway.ResourceArgs { RestApiId = _api.Id, ParentId = _api.RootResourceId, PathPart = "orders" });
        Add("start", "POST", orders.ResourceId, "StartExecution", Output.Format($$"""{"stateMachineArn":"{{order.Arn}}","input":"{{Body}}","name":"$input.path('$.name')"}"""), validator, named, """
            #set($parts = $input.path('$.executionArn').split(':')){"id":"$parts[7]"}
            """);

        var one = new Pulumi.AwsNative.ApiGateway.Resource("order", new Pulumi.AwsNative.ApiGateway.ResourceArgs { RestApiId = _api.Id, ParentId = orders.ResourceId, PathPart = "{id}" });
        var execution = order.Arn.Apply(arn => $$"""{"executionArn":"{{arn.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}}:$util.escapeJavaScript($input.params('id'))"}""");
        Add("describe", "GET", one.ResourceId, "DescribeExecution", execution, null, null, """{"status":"$input.path('$.status')","input":$input.path('$.input')}""");
        Add("stop", "DELETE", one.ResourceId, "StopExecution", execution, null, null, "");

        var tokens = new Pulumi.AwsNative.ApiGateway.Resource("tokens", new Pulumi.AwsNative.ApiGateway.ResourceArgs { RestApiId = _api.Id, ParentId = _api.RootResourceId, PathPart = "tokens" });
        Add("answer", "POST", tokens.ResourceId, "SendTaskSuccess", Output.Create("""{"taskToken":"$input.params('token')","output":"{}"}"""), null, null, "");
        Add("refuse", "DELETE", tokens.ResourceId, "SendTaskFailure", Output.Create("""{"taskToken":"$input.params('token')"}"""), null, null, "");

        var deployment = new Pulumi.AwsNative.ApiGateway.Deployment("orders", new DeploymentArgs { RestApiId = _api.Id }, new CustomResourceOptions { DependsOn = [.. _methods] });
        _ = new Stage("orders", new StageArgs { RestApiId = _api.Id, DeploymentId = deployment.DeploymentId, StageName = "test" });
        RegisterOutputs();
    }

    private void Add(string name, string httpMethod, Input<string> resource, string operation, Input<string> request, RequestValidator? validator, Model? model, string response)
    {
        var args = new MethodArgs
        {
            RestApiId = _api.Id,
            ResourceId = resource,
            HttpMethod = httpMethod,
            AuthorizationType = "NONE",
            Integration = new MethodIntegrationArgs
            {
                Type = MethodIntegrationType.Aws,
                IntegrationHttpMethod = "POST",
                Uri = Actions + operation,
                Credentials = _role.Arn,
                PassthroughBehavior = MethodIntegrationPassthroughBehavior.Never,
                RequestTemplates = { { "application/json", request } },
                IntegrationResponses =
                {
                    new MethodIntegrationResponseArgs { StatusCode = "200", SelectionPattern = "200", ResponseTemplates = { { "application/json", response.Trim() } } },
                    new MethodIntegrationResponseArgs { StatusCode = "400", SelectionPattern = @"4\d{2}", ResponseTemplates = { { "application/json", """{"error":"$input.path('$.__type')"}""" } } },
                    new MethodIntegrationResponseArgs { StatusCode = "500" },
                },
            },
            MethodResponses = { new MethodResponseArgs { StatusCode = "200" }, new MethodResponseArgs { StatusCode = "400" }, new MethodResponseArgs { StatusCode = "500" } },
        };
        if (validator is not null)
        {
            args.RequestValidatorId = validator.RequestValidatorId;
        }

        if (model is not null)
        {
            args.RequestModels.Add("application/json", model.Name.Apply(text => text!));
        }

        _methods.Add(new Method(name, args));
    }

    private static StateMachine Workflow(string name, StateMachineType type, string definition) => new(name, new StateMachineArgs
    {
        StateMachineName = name,
        StateMachineType = type,
        DefinitionString = definition,
        RoleArn = RoleFor(name, "states.amazonaws.com", """{"Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}""").Arn,
    });

    private static Role RoleFor(string name, string service, string policy) => new(name, new RoleArgs
    {
        RoleName = name,
        AssumeRolePolicyDocument = Json($$"""{"Statement":[{"Effect":"Allow","Principal":{"Service":"{{service}}"},"Action":"sts:AssumeRole"}]}"""),
        Policies = { new Pulumi.AwsNative.Iam.Inputs.RolePolicyArgs { PolicyName = "permissions", PolicyDocument = Json(policy) } },
    });

    private static Input<object> Json(string text) => text;
}
