namespace Stepyard.Local.EventBridge.Events;

/// <summary>Follows a template piece by piece, to know whether a place in it is within a JSON text.</summary>
internal sealed class TemplateTexts
{
    private bool _isInText;

    /// <summary>Reads the next piece; whether it ends within a text.</summary>
    public bool Read(ReadOnlySpan<char> piece)
    {
        for (var i = 0; i < piece.Length; i++)
        {
            if (piece[i] == '\\')
            {
                i++;
            }
            else if (piece[i] == '"')
            {
                _isInText = !_isInText;
            }
        }

        return _isInText;
    }
}
