namespace Stepyard.StatesLanguage.Items;

/// <summary><c>PARQUET</c>: a definition may ask for it, as on AWS; a run that comes to it fails, because nothing in .NET reads Apache Parquet.</summary>
internal sealed class ParquetItems : ItemFormat
{
    public override string Read(Stream content, string source, ItemList items) =>
        $"{source} can't be read here: Apache Parquet is read by AWS alone. Use CSV, JSON or JSONL to try the workflow.";
}
