using System.IO.Pipelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Stepyard.Benchmarks.Servers;

/// <summary>What is compared with: the least that an ASP.NET Core application can do. It reads the body and answers as much JSON as a pizza does.</summary>
internal sealed class BareServer(WebApplication application) : IServer
{
    private static readonly byte[] Answer = """
        {"billingDetails":{"billedDurationInMilliseconds":100,"billedMemoryUsedInMB":64},"executionArn":"arn:aws:states:us-east-1:123456789012:express:pizza-dev:00000000-0000-0000-0000-000000000000:00000000-0000-0000-0000-000000000000","input":"{\"flavour\":\"margherita\"}","inputDetails":{"__type":"com.amazonaws.swf.base.model#CloudWatchEventsExecutionDataDetails","included":true},"name":"00000000-0000-0000-0000-000000000000","output":"{\"flavour\":\"margherita\"}","outputDetails":{"__type":"com.amazonaws.swf.base.model#CloudWatchEventsExecutionDataDetails","included":true},"startDate":1.7E9,"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:pizza-dev","status":"SUCCEEDED","stopDate":1.7E9,"traceHeader":"Root=1-00000000-000000000000000000000000;Sampled=1"}
        """u8.ToArray();

    public Uri Url => new(application.Urls.First());

    /// <param name="port">The port on the loopback address; 0 for any free one.</param>
    public static async Task<IServer> StartAsync(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        var application = builder.Build();
        application.Run(AnswerAsync);
        await application.StartAsync();
        return new BareServer(application);
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private static async Task AnswerAsync(HttpContext context)
    {
        ReadResult read;
        do
        {
            read = await context.Request.BodyReader.ReadAsync();
            context.Request.BodyReader.AdvanceTo(read.Buffer.End);
        }
        while (!read.IsCompleted);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Answer.Length;
        await context.Response.BodyWriter.WriteAsync(Answer);
    }
}
