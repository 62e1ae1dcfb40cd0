using System.CommandLine;

namespace Ostiary.Cli.Commands;

/// <summary><c>ostiary verify</c>: judges recorded ceremonies, one a line.</summary>
internal static class VerifyCommand
{
    private const string Help =
        """
        Judges recorded WebAuthn ceremonies: one JSON object a line on standard input, one verdict a line on standard output, in order.

          {"id": "1", "kind": "registration", "at": "2026-11-20T12:00:00Z",
           "expected": {"challenge": "…", "origins": ["https://example.com"], "rpId": "example.com",
                        "userVerification": "required", "algorithms": [-7, -257]},
           "response": RegistrationResponseJSON}

        An authentication has "kind": "authentication" and "credential": {"publicKey": COSE as base64url, "signCount": 0}.
        Optional in "expected": "topOrigins", "crossOrigin": true, "mediation": "conditional".
        The exit status is 0 when every line was judged, accepted or not.
        """;

    public static Command Create()
    {
        var command = new Command("verify", Help);
        command.SetAction(async (_, cancel) =>
        {
            await using var output = new StreamWriter(Console.OpenStandardOutput());
            using var input = new StreamReader(Console.OpenStandardInput());
            await VerifyLines.Judge(input, output, TimeProvider.System, cancel);
            return 0;
        });
        return command;
    }
}
