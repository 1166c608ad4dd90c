namespace Stepyard.StatesLanguage.Jsonata.DateTimes;

/// <summary>One piece of a <see cref="DateTimePicture"/>: a literal text, or a component in brackets.</summary>
internal abstract class PicturePart
{
    /// <summary>The component that <see cref="Read"/> reads; null for literals.</summary>
    public virtual char? Component => null;

    /// <summary>A pattern (of .NET, to match without case) for the texts that this part may have been written as.</summary>
    public abstract string Pattern { get; }

    public abstract string Format(Moment moment);

    /// <summary>The component's value in a text that matches <see cref="Pattern"/>; null where the text has no such value.</summary>
    public virtual double? Read(string text) => null;
}
