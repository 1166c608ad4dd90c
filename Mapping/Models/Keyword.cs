using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models;

/// <summary>One keyword of a schema: what it asks of a value. It has nothing to say of values of a type that it is not about.</summary>
internal abstract class Keyword
{
    public abstract void Validate(Value instance, Report report);
}
