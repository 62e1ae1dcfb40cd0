using System.Net;
using Ostiary.EndToEnd.Tests.Servers;

namespace Ostiary.EndToEnd.Tests.Processes;

public sealed class A_database_outage
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [PostgresFact]
    public async Task Is_told_with_503_and_ends_without_a_restart_of_the_server()
    {
        await using var postgres = await PostgresInstance.Start();
        using var place = ServerPlace.OnPostgres(postgres.Address);
        await using var server = await ServerProcess.Ready(place);
        using var wire = Wire.To(place.Origin);
        using var person = new Person(place.Origin);
        await person.SignUp("sam@example.com");

        await postgres.Stop();
        using (var refused = await person.TrySignIn())
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            refused.Headers.RetryAfter.ShouldNotBeNull();
            refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        }

        (await Wire.StatusOf(wire, "/readyz")).ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await Wire.StatusOf(wire, "/healthz")).ShouldBe(HttpStatusCode.OK);

        await postgres.StartAgain();
        await Eventually.Holds("ready again", Soon, async () => await Wire.StatusOf(wire, "/readyz") == HttpStatusCode.OK);
        (await person.SignIn()).ShouldBe("sam@example.com");
    }

    [PostgresFact]
    public async Task Does_not_stop_a_server_that_starts_in_it()
    {
        await using var postgres = await PostgresInstance.Start();
        await postgres.Stop();
        using var place = ServerPlace.OnPostgres(postgres.Address);
        await using var server = ServerProcess.Begin(place);
        using var wire = Wire.To(place.Origin);
        await Eventually.Holds("alive", Soon, async () => await Wire.StatusOf(wire, "/healthz") == HttpStatusCode.OK);
        (await Wire.StatusOf(wire, "/readyz")).ShouldBe(HttpStatusCode.ServiceUnavailable);

        await postgres.StartAgain();

        await server.UntilReady();
    }
}
