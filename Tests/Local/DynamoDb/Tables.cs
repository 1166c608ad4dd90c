using System.Collections.Immutable;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Pulumi.AwsNative.DynamoDb;
using Pulumi.AwsNative.DynamoDb.Inputs;
using Stepyard.Local;
using Stepyard.Local.DynamoDb;
using Stepyard.Local.Iam;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Local.DynamoDb;

/// <summary>A yard with two tables, and AWS's own client for them.</summary>
internal sealed class Tables : IAsyncDisposable
{
    public const string Dragons = "dragons";
    public const string Sightings = "sightings";

    private readonly Yard _yard;
    private readonly List<AmazonDynamoDBClient> _clients = [];

    private Tables(Yard yard)
    {
        _yard = yard;
        Client = ClientFor(new BasicAWSCredentials("anyone", "anything"));
    }

    /// <summary>A client whose requests come from outside, as the administrator's.</summary>
    public AmazonDynamoDBClient Client { get; }

    public Yard Yard => _yard;

    public static async Task<Tables> OpenAsync(string? folder = null) => new(await Yard.StartAsync(Yards.Options(folder) with
    {
        Services = yard =>
        {
            yard.AddIam();
            yard.AddDynamoDb();
        },
        Program = PulumiPrograms.Of<TableStack>(),
    }));

    /// <summary>A client whose requests come from a session of a role.</summary>
    public AmazonDynamoDBClient ClientFor(Caller caller)
    {
        var issued = _yard.Access.Issue(caller);
        return ClientFor(new SessionAWSCredentials(issued.AccessKeyId, issued.SecretAccessKey, issued.SessionToken));
    }

    /// <summary>A client for any yard, whose requests come from outside.</summary>
    public static AmazonDynamoDBClient ClientFor(Yard yard) => ClientFor(yard, new BasicAWSCredentials("anyone", "anything"));

    public Task PutAsync(string table, Dictionary<string, AttributeValue> item) => Client.PutItemAsync(table, item);

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await _yard.DisposeAsync();
    }

    private AmazonDynamoDBClient ClientFor(AWSCredentials credentials)
    {
        var client = ClientFor(_yard, credentials);
        _clients.Add(client);
        return client;
    }

    private static AmazonDynamoDBClient ClientFor(Yard yard, AWSCredentials credentials) =>
        new(credentials, new AmazonDynamoDBConfig { ServiceURL = yard.AwsEndpoint.AbsoluteUri, MaxErrorRetry = 0 });

    private sealed class TableStack : Pulumi.Stack
    {
        public TableStack()
        {
            _ = new Table("dragons", new()
            {
                TableName = Dragons,
                BillingMode = "PAY_PER_REQUEST",
                AttributeDefinitions = { new TableAttributeDefinitionArgs { AttributeName = "name", AttributeType = "S" } },
                KeySchema = ImmutableArray.Create(new TableKeySchemaArgs { AttributeName = "name", KeyType = "HASH" }),
            });
            _ = new Pulumi.AwsNative.Iam.Role("reader", new()
            {
                RoleName = "reader",
                AssumeRolePolicyDocument = Document(new() { ["Effect"] = "Allow", ["Principal"] = new Dictionary<string, object> { ["Service"] = "lambda.amazonaws.com" }, ["Action"] = "sts:AssumeRole" }),
                Policies =
                {
                    new Pulumi.AwsNative.Iam.Inputs.RolePolicyArgs
                    {
                        PolicyName = "read",
                        PolicyDocument = Document(new() { ["Effect"] = "Allow", ["Action"] = "dynamodb:GetItem", ["Resource"] = "arn:aws:dynamodb:us-east-1:123456789012:table/dragons" }),
                    },
                },
            });
            _ = new Table("sightings", new()
            {
                TableName = Sightings,
                BillingMode = "PAY_PER_REQUEST",
                AttributeDefinitions =
                {
                    new TableAttributeDefinitionArgs { AttributeName = "place", AttributeType = "S" },
                    new TableAttributeDefinitionArgs { AttributeName = "year", AttributeType = "N" },
                },
                KeySchema = ImmutableArray.Create(
                    new TableKeySchemaArgs { AttributeName = "place", KeyType = "HASH" },
                    new TableKeySchemaArgs { AttributeName = "year", KeyType = "RANGE" }),
            });
        }

        private static Dictionary<string, object> Document(Dictionary<string, object> statement) =>
            new() { ["Version"] = "2012-10-17", ["Statement"] = new[] { statement } };
    }
}
