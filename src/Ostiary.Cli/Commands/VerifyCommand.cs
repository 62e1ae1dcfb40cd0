using System.CommandLine;
using Ostiary.Cli.Decoding;

namespace Ostiary.Cli.Commands;

/// <summary><c>ostiary verify</c>: judges recorded ceremonies, one a line.</summary>
internal static class VerifyCommand
{
    private const string Help =
        """
        Judges recorded WebAuthn ceremonies: one JSON object a line of UTF-8 on standard input, one verdict a line on standard output, in order.

          {"id": "1", "kind": "registration", "at": "2026-11-20T12:00:00Z",
           "expected": {"challenge": "…", "origins": ["https://example.com"], "rpId": "example.com",
                        "userVerification": "required", "algorithms": [-7, -257]},
           "response": RegistrationResponseJSON}

        "id" is yours, of at most 256 characters, and comes back in the verdict.
        An authentication has "kind": "authentication" and "credential": {"publicKey": COSE as base64url, "signCount": 0}.
        Optional in "expected": "topOrigins", "crossOrigin": true, "mediation": "conditional".

        Attestation is verified and believed by nobody's word, unless a registration says more:
          "attestation": {"trust": "metadata", "roots": [certificates in DER as base64], "enterprise": true, "tolerate": [names]}
        With "trust": "metadata" its certificates must lead to one of the roots, or to one that a metadata BLOB names for the model:

          ostiary verify --metadata blob.jwt --metadata-root root.pem --metadata-revocation-list a.crl --metadata-revocation-list b.crl < lines.jsonl

        and what the BLOB reports of the model, as of the ceremony's time, counts. With "enterprise": true enterprise attestation was asked for:
        a certificate may tell one device from all others, and a registration without attestation is refused.

        The BLOB's signature, host and revocation are checked as of now, before the first line is read; what keeps it from being believed is
        said with its code and what to do. The exit status is 0 when every line was judged, accepted or not, 2 for wrong usage or files that
        cannot be used.
        """;

    /// <summary>The arguments do not make sense, or name what cannot be used.</summary>
    private const int WrongUsage = 2;

    public static Command Create()
    {
        var blob = new Option<string?>(VerifyMetadataFiles.BlobOption) { Description = "A metadata BLOB of the FIDO Metadata Service, as it was downloaded." };
        var roots = new Option<string[]>(VerifyMetadataFiles.RootOption) { Description = "A certificate that vouches for the BLOB, DER or PEM; may be repeated." };
        var lists = new Option<string[]>(VerifyMetadataFiles.RevocationListOption) { Description = "A revocation list for the BLOB's certificates, DER or PEM; may be repeated." };
        var host = new Option<string?>(VerifyMetadataFiles.HostOption) { Description = "The host that the BLOB must be signed for; mds.fidoalliance.org when absent." };

        var command = new Command("verify", Help) { blob, roots, lists, host };
        command.SetAction(async (parsed, cancel) =>
        {
            var files = new VerifyMetadataFiles
            {
                Blob = parsed.GetValue(blob),
                Roots = parsed.GetValue(roots) ?? [],
                RevocationLists = parsed.GetValue(lists) ?? [],
                HostName = parsed.GetValue(host),
            };
            await using var output = new StreamWriter(Console.OpenStandardOutput());
            await using var input = Console.OpenStandardInput();
            return await Verify(files, input, output, Console.Error, TimeProvider.System, cancel);
        });
        return command;
    }

    /// <summary>Judges every line of the input, and returns the exit status.</summary>
    internal static async Task<int> Verify(
        VerifyMetadataFiles files, Stream input, TextWriter output, TextWriter errors, TimeProvider clock, CancellationToken cancel)
    {
        if (!VerifyMetadata.Load(files, clock.GetUtcNow()).TryGet(out var metadata, out var failure))
        {
            var detail = failure.Detail is null ? "" : $" ({Terminal.Harmless(failure.Detail)})";
            await errors.WriteLineAsync($"{failure.Code.Value}: {failure.Field}: {failure.Code.Title}.{detail}");
            await errors.WriteLineAsync(VerifyMetadata.Remedy(failure));
            return WrongUsage;
        }

        await new VerifyLines(metadata, clock).Judge(input, output, cancel);
        return 0;
    }
}
