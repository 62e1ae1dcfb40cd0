using System.CommandLine;
using Ostiary.Cli.Decoding;
using Ostiary.Kernel;
using Ostiary.Metadata;
using Ostiary.WebAuthn;

namespace Ostiary.Cli.Commands;

/// <summary><c>ostiary decode</c>: shows every field of what a browser, an authenticator or the metadata service sent.</summary>
internal static class DecodeCommand
{
    private const string Help =
        """
        Takes apart what a browser, an authenticator or the metadata service sent, and names every field with its offset and length in bytes.

          ostiary decode o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YVjE…      an attestation object, as base64url
          ostiary decode --file response.json                          a whole RegistrationResponseJSON or AuthenticationResponseJSON
          pbpaste | ostiary decode                                     from standard input
          ostiary decode --as credential-id 9f3c51…                    says what it is, where guessing goes wrong
          ostiary decode --json --file auth-data.bin | jq .root        for programs; nothing is shortened

        Understood: responses and options in JSON, clientDataJSON, authenticator data, attestation objects, COSE keys, certificates (DER, PEM),
        metadata BLOBs, credential ids and other CBOR; each as JSON, base64url, base64, hexadecimal, PEM or bytes in a file. Kind and encoding are guessed.

        Decoding is lenient where verification is strict: what is wrong is shown at its field, with the code that verification would refuse it
        with. Showing is not verifying: no signature, challenge or origin is checked (`ostiary verify` does that), and an AAGUID is only a claim.

        What you paste may hold personal data (user handles, credential ids, serial numbers). Nothing is sent anywhere and nothing is kept,
        but your shell may remember arguments: prefer --file or standard input for what people gave you.

        The exit status is 0 when something was decoded, 1 when nothing could be, 2 for wrong usage.
        """;

    /// <summary>Nothing could be decoded.</summary>
    private const int NotDecoded = 1;

    /// <summary>The arguments do not make sense.</summary>
    private const int WrongUsage = 2;

    private const int LargestInput = 16 * 1024 * 1024;

    public static Command Create()
    {
        var input = new Argument<string?>("input") { Description = "What to decode; standard input when absent or -.", Arity = ArgumentArity.ZeroOrOne };
        var file = new Option<string?>("--file") { Description = "The file to decode, text or bytes." };
        var kind = new Option<string?>("--as") { Description = $"What it is, instead of guessing: {string.Join(", ", KindNames.All)}." };
        var json = new Option<bool>("--json") { Description = "Writes JSON, with nothing shortened." };
        kind.AcceptOnlyFromAmong([.. KindNames.All]);

        var command = new Command("decode", Help) { input, file, kind, json };
        command.SetAction(arguments => Decode(
            arguments.GetValue(input), arguments.GetValue(file), arguments.GetValue(kind), arguments.GetValue(json), Streams.OfConsole()));
        return command;
    }

    /// <summary>Decodes to the given streams, and returns the exit status.</summary>
    internal static int Decode(string? input, string? file, string? kind, bool json, Streams streams)
    {
        if (input is not null && file is not null)
        {
            streams.Errors.WriteLine("Give either an input or --file, not both.");
            return WrongUsage;
        }

        if (file is not null && !File.Exists(file))
        {
            streams.Errors.WriteLine($"There is no file {Terminal.Harmless(file)}.");
            return WrongUsage;
        }

        if (!TryRead(input, file, streams, out var bytes))
            return WrongUsage;

        if (!Explanation.Of(bytes, KindNames.Read(kind), NameOf).TryGet(out var explained, out var failure))
        {
            streams.Errors.WriteLine($"{failure.Code.Value}: {failure.Code.Title}.{Where(failure)}");
            streams.Errors.WriteLine(Remedy(failure));
            return NotDecoded;
        }

        if (json)
            ExplainedJson.Write(explained, streams.Output);
        else
            ExplainedTree.Write(explained, streams);
        return 0;
    }

    private static bool TryRead(string? input, string? file, Streams streams, out ReadOnlyMemory<byte> bytes)
    {
        try
        {
            bytes = Bytes(input, file, streams);
            return true;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            streams.Errors.WriteLine($"{Terminal.Harmless(file ?? "Standard input")} cannot be read. See that this account may, or name another file.");
            bytes = default;
            return false;
        }
    }

    private static ReadOnlyMemory<byte> Bytes(string? input, string? file, Streams streams)
    {
        if (input is not null and not "-")
            return System.Text.Encoding.UTF8.GetBytes(input);

        using var source = file is null ? streams.Input() : File.OpenRead(file);
        var read = new MemoryStream();
        var buffer = new byte[64 * 1024];
        // One byte more than is allowed suffices to know that it is too large.
        while (read.Length <= LargestInput && source.Read(buffer) is > 0 and var count)
            read.Write(buffer, 0, count);
        return read.GetBuffer().AsMemory(0, (int)read.Length);
    }

    private static string? NameOf(Aaguid aaguid) => AaguidDirectory.Find(aaguid.ToString())?.Name;

    private static string Where(Failure failure) =>
        failure.Offset is { } offset ? $" The first letter that fits none is at {offset.ToString(System.Globalization.CultureInfo.InvariantCulture)}." : "";

    private static string Remedy(Failure failure) => failure.Code == ExplanationCodes.InputEmpty ? "Give an input, --file, or text on standard input."
        : failure.Code == ExplanationCodes.EncodingUnrecognized ? "Copy the whole of one value, without the words around it; or give the bytes themselves with --file."
        : failure.Code == ExplanationCodes.InputTooLarge ? "Cut out the one structure that you want to see; only a metadata BLOB may exceed 64 KiB."
        : $"Say what it is with --as: {string.Join(", ", KindNames.All)}.";
}
