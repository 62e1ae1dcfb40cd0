using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Ostiary.Testing;

namespace Ostiary.Load;

/// <summary>Somebody with one passkey and an account on the server under load.</summary>
internal sealed class Person(Wire wire, string identifier) : IDisposable
{
    private const string AnyPasskey = """{"purpose":"sign-in"}""";

    private readonly VirtualAuthenticator _authenticator = new();
    private QuickHand? _hand;

    /// <summary>The name of the account.</summary>
    public string Identifier => identifier;

    /// <summary>Makes the account.</summary>
    public void SignUp()
    {
        var options = wire.Post("/v1/ceremonies/registration/options", $$"""{"purpose":"sign-up","identifier":"{{identifier}}"}""");
        var creation = JsonNode.Parse(options)!;
        var response = new VirtualClient(wire.Origin, _authenticator).Create(creation["publicKey"]!.ToJsonString());
        wire.Post("/v1/ceremonies/registration/verify", $$"""{"ceremony":"{{creation["ceremony"]}}","response":{{response}}}""");
    }

    /// <summary>One whole sign-in: options, signature, verification.</summary>
    /// <param name="named">True when the page asks for the identifier first, so that options read the database.</param>
    public SignInTimes SignIn(bool named)
    {
        var asked = Stopwatch.GetTimestamp();
        var options = wire.Post("/v1/ceremonies/authentication/options", named ? AskFor(identifier) : AnyPasskey);
        var given = Stopwatch.GetTimestamp();
        var answer = (_hand ??= new QuickHand(wire.Origin, _authenticator)).Answer(options);
        var sent = Stopwatch.GetTimestamp();
        wire.Post("/v1/ceremonies/authentication/verify", answer);
        return new SignInTimes(given - asked, Stopwatch.GetTimestamp() - sent);
    }

    /// <summary>The request for the options of one person's sign-in.</summary>
    public static string AskFor(string identifier) => $$"""{"purpose":"sign-in","identifier":"{{identifier}}"}""";

    public void Dispose() => _authenticator.Dispose();
}

/// <summary>How long the two requests of a sign-in took, in ticks of <see cref="Stopwatch"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SignInTimes(long Options, long Verify);
