using System.Text.Json;
using System.Text.RegularExpressions;
using Amazon.DynamoDBv2.Model;
using Amazon.Lambda.Core;
using Stepyard.Lambdas.Dragons;

namespace Stepyard.Lambdas.ValidateDragon;

/// <summary>Refuses a report that is incomplete, malformed, or about a dragon that is known already.</summary>
public sealed partial class Function(DragonStore store)
{
    private const int LongestField = 1024;

    public Function()
        : this(DragonStore.FromEnvironment())
    {
    }

    /// <summary>Validates one report; returns when there is nothing wrong with it.</summary>
    /// <exception cref="DragonValidationException">Everything that is wrong with the report.</exception>
    public async Task Handle(DragonReport? report, ILambdaContext context)
    {
        report ??= new DragonReport();
        var problems = Problems(report).ToArray();
        if (problems.Length > 0)
        {
            throw new DragonValidationException($"The report is not valid: {string.Join("; ", problems)}.");
        }

        var name = report.Name.GetString()!;
        var known = await store.Client.GetItemAsync(new GetItemRequest
        {
            TableName = store.Table,
            Key = new Dictionary<string, AttributeValue> { [DragonStore.Key] = new() { S = name } },
            ConsistentRead = true,
            ProjectionExpression = DragonStore.Key,
        });
        if (known.IsItemSet)
        {
            throw new DragonValidationException($"A dragon named '{name}' has been reported already.");
        }

        context.Logger.LogInformation("The report of dragon {dragon} is valid", name);
    }

    private static IEnumerable<string> Problems(DragonReport report)
    {
        foreach (var (field, value) in report.StoredFields)
        {
            if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            {
                yield return $"{field} is missing";
            }
            else if (value.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(value.GetString()))
            {
                yield return $"{field} must be a text that is not empty";
            }
            else if (value.GetString()!.Length > LongestField)
            {
                yield return $"{field} must be at most {LongestField} characters";
            }
        }

        if (report.ReportingPhoneNumber.ValueKind != JsonValueKind.String || !PhoneNumber().IsMatch(report.ReportingPhoneNumber.GetString()!))
        {
            yield return "reportingPhoneNumber must be a phone number with its country code, such as 15555555555";
        }

        if (report.ConfirmationRequired.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            yield return "confirmationRequired must be true or false";
        }
    }

    // E.164, with or without its plus sign.
    [GeneratedRegex(@"^\+?[1-9][0-9]{6,14}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PhoneNumber();
}

/// <summary>A report that must not be added; the workflow tells the reporter.</summary>
public sealed class DragonValidationException(string message) : Exception(message);
