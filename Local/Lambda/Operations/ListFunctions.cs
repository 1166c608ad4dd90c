using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Lambda.Operations;

/// <summary>The functions by name, up to 50 a page; a page's marker is the last name of the page before.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html</remarks>
internal sealed class ListFunctions(Functions functions, Yard yard) : IRestOperation
{
    private const int LargestPage = 50;

    public string Method => "GET";

    public string Pattern => LambdaOperation.Root;

    public Task AnswerAsync(HttpContext context, Caller caller)
    {
        yard.Access.Authorize(caller, "lambda:ListFunctions", "*");
        var size = Size(context.Request.Query["MaxItems"]);
        var after = After(context.Request.Query["Marker"]);
        var rest = functions.All.Where(function => after is null || string.CompareOrdinal(function.Name, after) > 0).ToList();
        return context.AnswerAsync(writer =>
        {
            writer.WriteStartArray("Functions");
            foreach (var function in rest.Take(size))
            {
                writer.WriteStartObject();
                writer.Write(function);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            if (rest.Count > size)
            {
                writer.WriteString("NextMarker", Convert.ToBase64String(Encoding.UTF8.GetBytes(rest[size - 1].Name)));
            }
        });
    }

    private static int Size(string? maxItems)
    {
        if (string.IsNullOrEmpty(maxItems))
        {
            return LargestPage;
        }

        return int.TryParse(maxItems, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= 10_000
            ? Math.Min(size, LargestPage)
            : throw LambdaOperation.Invalid($"Value '{maxItems}' at 'maxItems' failed to satisfy constraint: Member must have value between 1 and 10000");
    }

    private static string? After(string? marker)
    {
        if (string.IsNullOrEmpty(marker))
        {
            return null;
        }

        var name = new byte[marker.Length];
        return Convert.TryFromBase64String(marker, name, out var length)
            ? Encoding.UTF8.GetString(name, 0, length)
            : throw new AwsException("InvalidParameterValueException", "The specified marker is not valid.");
    }
}
