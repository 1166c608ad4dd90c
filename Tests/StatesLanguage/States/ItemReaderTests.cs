using System.IO.Compression;
using System.Text;

namespace Stepyard.Tests.StatesLanguage.States;

public sealed class ItemReaderTests
{
    [Theory]
    [InlineData("H1,\nValue4,Value5,Value6\n,,,\ntrue,1,'HelloWorld'\nNull,None,\n   \n",
        """[{"H1":"Value4","":"Value5"},{"H1":"","":""},{"H1":"true","":"1"},{"H1":"Null","":"None"},{"H1":"   ","":""}]""")]
    [InlineData("a,b\r\n\"x,1\",\"y \"\"z\"\"\"\r\n\r\n\"two\nlines\",é\r\n", """[{"a":"x,1","b":"y \"z\""},{"a":"two\nlines","b":"é"}]""")]
    [InlineData("{\"\"k\"\":\"\"v\"\"},5\" disk\n,", """[{"{\"k\":\"v\"}":"","5\" disk":""}]""")]
    [InlineData("a,b\nC:\\\\Program Files\\\\App.exe,x\\,y\n\"\\\"q\\\"\",\\t\n", """[{"a":"C:\\Program Files\\App.exe","b":"x,y"},{"a":"\"q\"","b":"t"}]""")]
    [InlineData("a,b\n1,\"open\n2,y\n", """[{"a":"1","b":"open\n2,y\n"}]""")]
    [InlineData("\uFEFFa\n1", """[{"a":"1"}]""")]
    [InlineData("a,b\n", "[]")]
    [InlineData("", "[]")]
    public void Rows_are_objects_under_the_headers_of_the_first_row(string csv, string expected) =>
        Read(csv, """{"InputType":"CSV","CSVHeaderLocation":"FIRST_ROW"}""").Output.ShouldBe(expected);

    [Theory]
    [InlineData("COMMA", ',')]
    [InlineData("PIPE", '|')]
    [InlineData("SEMICOLON", ';')]
    [InlineData("SPACE", ' ')]
    [InlineData("TAB", '\t')]
    public void Fields_stand_between_the_delimiter_that_is_asked_for(string name, char delimiter) =>
        Read($"1{delimiter}2", $$"""{"InputType":"CSV","CSVHeaderLocation":"GIVEN","CSVHeaders":["a","b"],"CSVDelimiter":"{{name}}"}""").Output
            .ShouldBe("""[{"a":"1","b":"2"}]""");

    [Theory]
    [InlineData("[[\"from-bucket-item-0\"]]", """{"InputType":"JSON"}""", """[["from-bucket-item-0"]]""")]
    [InlineData("""{"orders":{"a/b":[1,2]}}""", """{"InputType":"JSON","ItemsPointer":"/orders/a~1b"}""", "[1,2]")]
    [InlineData("[1,2,3,4]", """{"InputType":"JSON","MaxItems":2}""", "[1,2]")]
    [InlineData("[1,2,3,4]", """{"InputType":"JSON","MaxItemsPath":"$.Max"}""", "[1,2,3]")]
    [InlineData("[1,2,3,4]", """{"InputType":"JSON","MaxItemsPath":"$.MaxText"}""", "[1,2]")]
    [InlineData("[1,2,3,4]", """{"InputType":"JSON","MaxItemsPath":"$.None"}""", "[1,2,3,4]")]
    [InlineData("\uFEFF[1]", """{"InputType":"JSON"}""", "[1]")]
    [InlineData("""{"web":{"port":80},"db":5432}""", """{"InputType":"JSON"}""", """[{"Key":"web","Value":{"port":80}},{"Key":"db","Value":5432}]""")]
    [InlineData("""{"servers":{"web":1,"db":2,"mail":3}}""", """{"InputType":"JSON","ItemsPointer":"/servers","MaxItems":1}""", """[{"Key":"web","Value":1}]""")]
    [InlineData("{}", """{"InputType":"JSON"}""", "[]")]
    [InlineData("{\"a\":1}\n\n[2]\n", """{"InputType":"JSONL"}""", """[{"a":1},[2]]""")]
    public void An_object_holds_the_items(string content, string config, string expected) => Read(content, config).Output.ShouldBe(expected);

    [Theory]
    [InlineData("a,a\n1,2", """{"InputType":"CSV","CSVHeaderLocation":"FIRST_ROW"}""", "CSV headers cannot contain duplicates.")]
    [InlineData("1,2", """{"InputType":"CSV","CSVHeaderLocation":"GIVEN","CSVHeaders":["H1","H1","H3"]}""", "CSV headers cannot contain duplicates.")]
    [InlineData("PAR1", """{"InputType":"PARQUET"}""", "S3://hoard/k can't be read here: Apache Parquet is read by AWS alone. Use CSV, JSON or JSONL to try the workflow.")]
    [InlineData("\"a\"", """{"InputType":"JSON"}""", "Attempting to map over non-iterable node.")]
    [InlineData("{\"a\":", """{"InputType":"JSON"}""", "The object does not hold valid JSON.")]
    [InlineData("1\n{", """{"InputType":"JSONL"}""", "Line 2 of the object is not valid JSON.")]
    [InlineData("{}", """{"InputType":"JSON","ItemsPointer":"/orders"}""", "The ItemsPointer '/orders' finds nothing in the object.")]
    [InlineData("[1]", """{"InputType":"JSON","MaxItemsPath":"$.Negative"}""", "field MaxItems must be positive")]
    [InlineData("{}", """{"InputType":"MANIFEST"}""", "The object is not an S3 inventory manifest: it has no 'fileSchema' or no 'files'.")]
    public void Items_that_cannot_be_read_fail_the_run(string content, string config, string cause)
    {
        var workflow = Read(content, config);

        (workflow.Result.Error, workflow.Result.Cause).ShouldBe(("States.ItemReaderFailed", cause));
        workflow.Trail.ShouldBe("MapStateEntered MapStateStarted MapRunStarted MapRunFailed MapStateFailed");
        workflow.Json[2].GetProperty("mapStateStartedEventDetails").GetProperty("length").GetInt32().ShouldBe(0);
    }

    [Fact]
    public void An_object_that_is_not_there_fails_the_run_in_the_words_of_the_store()
    {
        var workflow = Run(new Objects(), """{"Resource":"arn:aws:states:::s3:getObject","Parameters":{"Bucket":"hoard","Key":"none"},"ReaderConfig":{"InputType":"JSON"}}""");

        (workflow.Result.Error, workflow.Result.Cause).ShouldBe(("States.ItemReaderFailed", "The specified key does not exist."));
    }

    [Fact]
    public void A_field_without_end_is_not_read_to_its_end()
    {
        var workflow = Read($"a,b\n1,\"{new string('x', 17 * 1024 * 1024)}", """{"InputType":"CSV","CSVHeaderLocation":"FIRST_ROW"}""");

        workflow.Result.Cause.ShouldBe("A field of the object has more than 16777216 characters. Is there a quote that is never closed?");
    }

    [Fact]
    public void Objects_are_items_themselves()
    {
        var objects = new Objects(("d/1", [1]), ("d/2", [1, 2]), ("d/3", [1, 2, 3]), ("e", []));

        Run(objects, """{"Resource":"arn:aws:states:::s3:listObjectsV2","Parameters":{"Bucket":"hoard","Prefix":"d/"},"ReaderConfig":{"MaxItems":3}}""").Output.ShouldBe(
            """[{"Etag":"\"e\"","Key":"d/1","LastModified":7,"Size":1,"StorageClass":"STANDARD"},{"Etag":"\"e\"","Key":"d/2","LastModified":7,"Size":2,"StorageClass":"STANDARD"},{"Etag":"\"e\"","Key":"d/3","LastModified":7,"Size":3,"StorageClass":"STANDARD"}]""");
    }

    [Fact]
    public void The_items_of_many_objects_become_one_list()
    {
        var objects = new Objects(("a", "[1,2]"u8.ToArray()), ("b", "[3]"u8.ToArray()), ("c", "[]"u8.ToArray()));

        Run(objects, """{"Resource":"arn:aws:states:::s3:listObjectsV2","Parameters":{"Bucket":"hoard"},"ReaderConfig":{"InputType":"JSON","Transformation":"LOAD_AND_FLATTEN"}}""")
            .Output.ShouldBe("[1,2,3]");
    }

    [Fact]
    public void An_inventory_names_the_files_that_its_rows_are_in()
    {
        const string Manifest = """{"destinationBucket":"arn:aws:s3:::hoard","fileFormat":"CSV","fileSchema":"Bucket, Key","files":[{"key":"one.csv.gz"},{"key":"two.csv"}]}""";
        var objects = new Objects(("manifest.json", Encoding.UTF8.GetBytes(Manifest)), ("one.csv.gz", Zip("\"b\",\"k1\"\n")), ("two.csv", "\"b\",\"k2\"\n"u8.ToArray()));

        Run(objects, """{"Resource":"arn:aws:states:::s3:getObject","Parameters":{"Bucket":"hoard","Key":"manifest.json"},"ReaderConfig":{"ManifestType":"S3_INVENTORY"}}""")
            .Output.ShouldBe("""[{"Bucket":"b","Key":"k1"},{"Bucket":"b","Key":"k2"}]""");
    }

    [Fact]
    public void A_manifest_of_Athena_names_the_objects_that_its_items_are_in()
    {
        var objects = new Objects(("manifest.csv", "s3://hoard/one\ns3://hoard/two\n"u8.ToArray()), ("one", "{\"a\":1}"u8.ToArray()), ("two", "{\"a\":2}"u8.ToArray()));

        Run(objects, """{"Resource":"arn:aws:states:::s3:getObject","Parameters":{"Bucket":"hoard","Key":"manifest.csv"},"ReaderConfig":{"ManifestType":"ATHENA_DATA","InputType":"JSONL"}}""")
            .Output.ShouldBe("""[{"a":1},{"a":2}]""");
    }

    [Fact]
    public void An_item_knows_the_object_that_it_is_from()
    {
        var reader = """{"Resource":"arn:aws:states:::s3:getObject","Parameters":{"Bucket":"hoard","Key":"a.json"},"ReaderConfig":{"InputType":"JSON"}}""";

        Run(Objects.Of("a.json", "[1]"), reader, """ "ItemSelector":{"from.$":"$$.Map.Item.Source"}, """).Output.ShouldBe("""[{"from":"S3://hoard/a.json"}]""");
    }

    [Fact]
    public void A_reader_takes_JSONata()
    {
        const string Reader = """{"Resource":"arn:aws:states:::s3:getObject","Arguments":{"Bucket":"{% $states.input.Bucket %}","Key":"k"},"ReaderConfig":{"InputType":"JSON","MaxItems":"{% $states.input.Max - 1 %}"}}""";

        Run(Objects.Of("k", "[1,2,3]"), Reader, """ "QueryLanguage":"JSONata", """).Output.ShouldBe("[1,2]");
    }

    private static Workflow Read(string content, string config) => Run(
        Objects.Of("k", content),
        $$$"""{"Resource":"arn:aws:states:::s3:getObject","Parameters":{"Bucket.$":"$.Bucket","Key.$":"$.Key"},"ReaderConfig":{{{config}}} }""");

    private static Workflow Run(Objects objects, string reader, string fields = "")
    {
        var workflow = Workflow.Start(
            $$$"""{"Map":{"Type":"Map",{{{fields}}}"ItemReader":{{{reader}}},"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"Each","States":{"Each":{"Type":"Pass","End":true} } },"End":true} }""",
            """{"Bucket":"hoard","Key":"k","Max":3,"MaxText":"2","None":0,"Negative":-1}""",
            (_, _) => default,
            objects: objects);
        workflow.Execution.Completion.Wait(PatientTime.Limit).ShouldBeTrue();
        return workflow;
    }

    private static byte[] Zip(string text)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionMode.Compress))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return zipped.ToArray();
    }
}
