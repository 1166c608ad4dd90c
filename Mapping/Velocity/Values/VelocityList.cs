namespace Stepyard.Mapping.Velocity.Values;

/// <summary>A list, as <c>[1, 2]</c> and <c>[1..3]</c> make one: Java's ArrayList.</summary>
internal class VelocityList : List<object?>
{
    public VelocityList()
    {
    }

    public VelocityList(IEnumerable<object?> items)
        : base(items)
    {
    }

    /// <summary>Writes the list as it renders: <c>[1, 2]</c>.</summary>
    public virtual void AppendTo(ValueWriter writer)
    {
        writer.Append("[");
        for (var i = 0; i < Count; i++)
        {
            writer.Append(i > 0 ? ", " : "");
            writer.AppendValue(this[i]);
        }

        writer.Append("]");
    }
}
