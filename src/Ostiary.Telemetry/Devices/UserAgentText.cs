namespace Ostiary.Telemetry;

/// <summary>A User-Agent header, looked at through marks that stand in it. Bounded: what comes after 2,048 characters does not exist.</summary>
internal readonly struct UserAgentText
{
    private const int Longest = 2048;
    private const int LongestVersion = 32;
    private const int LongestModel = 64;

    private readonly string _text;

    public UserAgentText(string? header) => _text = header is null ? "" : header.Length > Longest ? header[..Longest] : header;

    public bool IsEmpty => _text.AsSpan().Trim().IsEmpty;

    /// <summary>Whether a mark stands in it, not in the middle of a longer word.</summary>
    public bool Has(string mark) => Find(mark) >= 0;

    /// <summary>Whether it holds some letters anywhere, in either case.</summary>
    public bool Holds(string letters) => _text.Contains(letters, StringComparison.OrdinalIgnoreCase);

    /// <summary>The digits, dots and underscores after a mark; null when the mark or a digit is missing.</summary>
    /// <param name="mark">What stands before the version.</param>
    /// <param name="fieldsBetween">How many semicolons to pass first.</param>
    public string? VersionAfter(string mark, int fieldsBetween = 0)
    {
        var at = Find(mark);
        if (at < 0)
            return null;

        at += mark.Length;
        for (; fieldsBetween > 0; fieldsBetween--)
        {
            at = _text.IndexOf(';', at) + 1;
            if (at == 0)
                return null;
        }

        while (at < _text.Length && _text[at] == ' ')
            at++;

        var end = at;
        while (end < _text.Length && end - at < LongestVersion && (char.IsAsciiDigit(_text[end]) || _text[end] is '.' or '_'))
            end++;

        return _text[at..end].Trim('.', '_') is { Length: > 0 } version ? version : null;
    }

    /// <summary>The parts of the first parenthesis, which names the system: <c>Linux</c>, <c>Android 14</c>, <c>Pixel 8</c>.</summary>
    public IReadOnlyList<string> SystemParts()
    {
        var (from, until) = (_text.IndexOf('('), _text.IndexOf(')'));
        return from >= 0 && until > from
            ? _text[(from + 1)..until].Split(';', StructuredText.MostItems, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [];
    }

    /// <summary>Apple's own name of a model, such as <c>iPhone12,5</c>, which only apps tell.</summary>
    public string? AppleModel()
    {
        foreach (var family in (string[])["iPhone", "iPad", "iPod"])
        {
            for (var at = _text.IndexOf(family, StringComparison.Ordinal); at >= 0; at = _text.IndexOf(family, at + 1, StringComparison.Ordinal))
            {
                var end = at + family.Length;
                while (end < _text.Length && end - at < LongestModel && (char.IsAsciiDigit(_text[end]) || _text[end] == ','))
                    end++;

                if (_text[at..end].TrimEnd(',') is var model && model.Contains(',', StringComparison.Ordinal))
                    return model;
            }
        }

        return null;
    }

    private int Find(string mark)
    {
        var at = _text.IndexOf(mark, StringComparison.Ordinal);
        while (at > 0 && char.IsAsciiLetterOrDigit(mark[0]) && char.IsAsciiLetterOrDigit(_text[at - 1]))
            at = _text.IndexOf(mark, at + 1, StringComparison.Ordinal);

        return at;
    }
}
