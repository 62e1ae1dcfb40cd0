using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Ostiary.Telemetry;

/// <summary>Reads texts out of JSON that anybody may have written.</summary>
internal static class JsonText
{
    /// <summary>The text of a string. False for any other kind of value, and for a string that is no text: half a surrogate pair, or bytes that are no UTF-8.</summary>
    /// <remarks>U+0000 becomes U+FFFD, for PostgreSQL cannot keep it. Everything else stays as it is: data, escaped by whoever shows it.</remarks>
    public static bool TryRead(JsonElement value, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (value.ValueKind != JsonValueKind.String)
            return false;

        try
        {
            text = value.GetString()!.Replace('\0', '\uFFFD');
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The name of a member; null when it is no text.</summary>
    public static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
