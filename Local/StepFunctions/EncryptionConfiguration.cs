using System.Text.Json;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions;

/// <summary>How a state machine's data is to be encrypted. It is told again, nothing more: the yard encrypts nothing.</summary>
/// <param name="Type"><c>AWS_OWNED_KEY</c> or <c>CUSTOMER_MANAGED_KMS_KEY</c>.</param>
/// <param name="KmsKeyId">The customer's key.</param>
/// <param name="ReusePeriod">For how many seconds a data key is used again.</param>
/// <remarks>AWS: Step Functions API Reference, EncryptionConfiguration.</remarks>
internal sealed record EncryptionConfiguration(string Type, string? KmsKeyId = null, int? ReusePeriod = null)
{
    private const string CustomerManaged = "CUSTOMER_MANAGED_KMS_KEY";
    private const int UsualReusePeriod = 300;

    public static EncryptionConfiguration AwsOwned { get; } = new("AWS_OWNED_KEY");

    /// <summary>Reads the request's structure.</summary>
    public static EncryptionConfiguration Read(Members members)
    {
        var type = members.OptionalWord("type", AwsOwned.Type, CustomerManaged);
        var key = members.OptionalText("kmsKeyId", max: 2048);
        var reusePeriod = members.OptionalInteger("kmsDataKeyReusePeriodSeconds", 60, 900);
        if (type is null)
        {
            members.Text("type");
        }

        members.Check();
        return type == CustomerManaged
            ? new(type, key ?? throw Invalid("A customer managed key needs 'kmsKeyId'"), reusePeriod ?? UsualReusePeriod)
            : key is null && reusePeriod is null ? AwsOwned : throw Invalid("An AWS owned key has neither 'kmsKeyId' nor 'kmsDataKeyReusePeriodSeconds'");
    }

    public void WriteTo(Utf8JsonWriter response)
    {
        response.WriteStartObject("encryptionConfiguration"u8);
        if (KmsKeyId is not null)
        {
            response.WriteString("kmsKeyId"u8, KmsKeyId);
        }

        if (ReusePeriod is { } seconds)
        {
            response.WriteNumber("kmsDataKeyReusePeriodSeconds"u8, seconds);
        }

        response.WriteString("type"u8, Type);
        response.WriteEndObject();
    }

    private static AwsException Invalid(string reason) => new("InvalidEncryptionConfiguration", $"Invalid Encryption Configuration: {reason}");
}
