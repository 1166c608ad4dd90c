using Microsoft.AspNetCore.Http;

namespace Stepyard.Local.ApiGateway;

/// <summary>A whole response: a status and a JSON body.</summary>
internal readonly record struct Answer(int Status, ReadOnlyMemory<byte> Body);

/// <summary>What API Gateway says by itself, where no integration has a say.</summary>
internal static class Answers
{
    public static readonly Answer Forbidden = new(StatusCodes.Status403Forbidden, """{"message":"Forbidden"}"""u8.ToArray());

    public static readonly Answer NotFound = new(StatusCodes.Status404NotFound, """{"message":"Not Found"}"""u8.ToArray());

    public static readonly Answer RequestEntityTooLarge = new(StatusCodes.Status413PayloadTooLarge, """{"message":"Request Entity Too Large"}"""u8.ToArray());

    public static readonly Answer TooManyRequests = new(StatusCodes.Status429TooManyRequests, """{"message":"Too Many Requests"}"""u8.ToArray());

    public static readonly Answer InternalServerError = new(StatusCodes.Status500InternalServerError, """{"message":"Internal Server Error"}"""u8.ToArray());

    public static readonly Answer ServiceUnavailable = new(StatusCodes.Status503ServiceUnavailable, """{"message":"Service Unavailable"}"""u8.ToArray());
}
