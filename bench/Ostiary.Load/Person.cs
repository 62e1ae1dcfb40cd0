using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Ostiary.Testing;

namespace Ostiary.Load;

/// <summary>Somebody with one passkey and an account on the server under load.</summary>
internal sealed class Person(Wire wire, string identifier) : IDisposable
{
    private const string AnyPasskey = """{"purpose":"sign-in"}""";

    private readonly VirtualAuthenticator _authenticator = new();

    /// <summary>The name of the account.</summary>
    public string Identifier => identifier;

    /// <summary>Makes the account.</summary>
    public async Task SignUp()
    {
        var options = await wire.Post("/v1/ceremonies/registration/options", $$"""{"purpose":"sign-up","identifier":"{{identifier}}"}""");
        await wire.Post("/v1/ceremonies/registration/verify", Answer(options, Client.Create));
    }

    /// <summary>One whole sign-in: options, signature, verification.</summary>
    /// <param name="named">True when the page asks for the identifier first, so that options read the database.</param>
    public async Task<SignInTimes> SignIn(bool named)
    {
        var asked = Stopwatch.GetTimestamp();
        var options = await wire.Post("/v1/ceremonies/authentication/options", named ? AskFor(identifier) : AnyPasskey);
        var given = Stopwatch.GetTimestamp();
        var answer = Answer(options, Client.Get);
        var sent = Stopwatch.GetTimestamp();
        await wire.Post("/v1/ceremonies/authentication/verify", answer);
        return new SignInTimes(given - asked, Stopwatch.GetTimestamp() - sent);
    }

    /// <summary>The request for the options of one person's sign-in.</summary>
    public static string AskFor(string identifier) => $$"""{"purpose":"sign-in","identifier":"{{identifier}}"}""";

    public void Dispose() => _authenticator.Dispose();

    private VirtualClient Client => new(wire.Origin, _authenticator);

    // Pieces of JSON are put together as text: parsing and writing them again would only load the machine.
    private static string Answer(byte[] options, Func<string, string> ceremony)
    {
        var (state, publicKey) = Read(options);
        return $$"""{"ceremony":"{{state}}","response":{{ceremony(publicKey)}}}""";
    }

    private static (string State, string PublicKey) Read(byte[] options)
    {
        var json = new Utf8JsonReader(options);
        var (state, publicKey) = ("", "");
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var (isState, isPublicKey) = (json.ValueTextEquals("ceremony"u8), json.ValueTextEquals("publicKey"u8));
            json.Read();
            var from = (int)json.TokenStartIndex;
            json.Skip();
            if (isState)
                state = json.GetString()!;
            else if (isPublicKey)
                publicKey = Encoding.UTF8.GetString(options, from, (int)json.BytesConsumed - from);
        }

        return (state, publicKey);
    }
}

/// <summary>How long the two requests of a sign-in took, in ticks of <see cref="Stopwatch"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SignInTimes(long Options, long Verify);
