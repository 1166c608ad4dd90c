using Stepyard.StatesLanguage.Jsonata;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Queries.Functions;

/// <summary>What AWS's own functions say of their arguments.</summary>
internal static class Arguments
{
    // JSONata's codes for an argument that the signature does not allow, and for a message that a function words itself.
    private const string WrongArgument = "T0410";
    private const string OwnMessage = "D3137";

    /// <summary>An integer: AWS cuts other numbers towards zero.</summary>
    /// <exception cref="JsonataException">T0410: it is no number, or not given.</exception>
    public static long Integer(Value? argument, int index) => argument is NumberValue number ? number.AsInt64 : throw Wrong(index);

    /// <exception cref="JsonataException">T0410: it is no text, or not given.</exception>
    public static string Text(Value? argument, int index) => argument is StringValue text ? text.Text : throw Wrong(index);

    public static JsonataException Refuse(string message) => new(OwnMessage, text: message);

    private static JsonataException Wrong(int index) => new(WrongArgument, index: index);
}
