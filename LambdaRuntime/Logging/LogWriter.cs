using System.Text;

namespace Stepyard.LambdaRuntime.Logging;

/// <summary>The console as a log: each line written is a record of one level.</summary>
internal sealed class LogWriter(FunctionLog log, string level) : TextWriter
{
    private readonly StringBuilder _line = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (buffer.EndsWith("\n"))
        {
            _line.Append(buffer.TrimEnd("\r\n"));
            WriteLine();
        }
        else
        {
            _line.Append(buffer);
        }
    }

    public override void WriteLine(string? value)
    {
        _line.Append(value);
        WriteLine();
    }

    public override void WriteLine()
    {
        log.Write(level, _line.ToString());
        _line.Clear();
    }

    /// <summary>Makes a record of a line that has begun.</summary>
    public override void Flush()
    {
        if (_line.Length > 0)
        {
            WriteLine();
        }
    }
}
