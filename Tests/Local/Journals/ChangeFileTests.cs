using Microsoft.Win32.SafeHandles;
using Stepyard.Local.Journals;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Local.Journals;

/// <summary>The files of tables and queues.</summary>
public sealed class ChangeFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stepyard-test-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "orders.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_line_that_a_full_disk_cuts_short_does_not_spoil_the_next_one()
    {
        var isFull = false;
        using (var file = new ChangeFile(Path, "delete it", slack: 0, Write))
        {
            file.Rewrite(["one\n"u8.ToArray()]);
            isFull = true;
            Should.Throw<IOException>(() => file.Append("two\n"u8));
            isFull = false;
            file.Append("3\n"u8);
        }

        Read().ShouldBe(["one", "3"]);

        void Write(SafeFileHandle handle, ReadOnlySpan<byte> bytes, long at)
        {
            RandomAccess.Write(handle, isFull ? bytes[..2] : bytes, at);
            if (isFull)
            {
                throw new IOException("No space left on device");
            }
        }
    }

    [Fact]
    public void A_file_that_a_full_disk_has_no_room_to_write_anew_stays_as_it_is()
    {
        using (var file = new ChangeFile(Path, "delete it", slack: 0))
        {
            file.Rewrite(["one\n"u8.ToArray()]);
            file.Append("two\n"u8);
            file.Append("three\n"u8);
            file.Compact(() => throw new IOException("No space left on device"));
            file.Append("four\n"u8);
        }

        Read().ShouldBe(["one", "two", "three", "four"]);
    }

    [Fact]
    public void A_whole_last_line_that_says_nothing_was_not_cut_short()
    {
        File.WriteAllText(Path, "one\nbad\n");

        Should.Throw<ProvisioningException>(Read).Message.ShouldBe($"{Path}: line 2 is damaged (It is bad.). Mend the line, or delete it.");
    }

    private List<string> Read()
    {
        var lines = new List<string>();
        using var file = new ChangeFile(Path, "delete it", slack: 0);
        file.Read((line, _) =>
        {
            lines.Add(line == "bad" ? throw new InvalidOperationException("It is bad.") : line);
            return true;
        });
        return lines;
    }
}
