using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Contracts;
using Ostiary.Contracts.Insights;
using Ostiary.Contracts.Users;
using Ostiary.Kernel;
using Ostiary.Server.Endpoints;
using Ostiary.Storage;
using Ostiary.Telemetry;

namespace Ostiary.Server.Persons;

/// <summary>Writes everything that is kept of one person as <see cref="PersonalData"/>, piece by piece, so that no person is too much for the memory.</summary>
public sealed class PersonalDataExport(
    Database database, Users users, Passkeys passkeys, Sessions sessions, Audit audit, PersonalEvents events, TimeProvider clock, Entropy entropy)
{
    private const int AuditPage = 200;
    private const int SendEvery = 16 * 1024;

    /// <summary>Who is named, once it stands in the audit that somebody asked. Fails with <c>rights.person_unknown</c>.</summary>
    public async Task<Outcome<NamedPerson>> Begin(RelyingPartyId relyingParty, string named, ChangedBy by, CancellationToken cancel)
    {
        var found = await NamedPerson.Find(relyingParty, named, users, passkeys, sessions, cancel);
        if (found is null || (found.User is null && !await events.AreThere(relyingParty, found.References, cancel)))
            return RightsCodes.PersonUnknown;

        await database.Commit([by.Writes(AuditAction.PersonExported, relyingParty, found.User?.Id, target: null, clock, entropy)], cancel);
        return found;
    }

    /// <summary>Writes it.</summary>
    public async Task Write(NamedPerson person, Stream output, CancellationToken cancel)
    {
        var piece = new ArrayBufferWriter<byte>(SendEvery);
        await using var json = new Utf8JsonWriter(piece);
        json.WriteStartObject();
        json.WriteString("exportedAt", clock.GetUtcNow());
        json.WritePropertyName("account");
        if (person.User is { } user)
            JsonSerializer.Serialize(json, Summaries.Of(user), Shape<UserSummary>());
        else
            json.WriteNullValue();

        await Members("identifiers", Each(person.Identifiers));
        await Members("passkeys", Each(person.Passkeys.Select(Summaries.Of)));
        await Members("sessions", Each(person.Sessions.Select(session => Summaries.Of(session, current: null))));
        await Members("audit", AuditOf(person, cancel));
        await Members("attempts", AttemptsOf(person, cancel));
        await Members("events", EventsOf(person, cancel));
        json.WriteEndObject();
        await Send();

        async Task Members<T>(string name, IAsyncEnumerable<T> members)
        {
            json.WriteStartArray(name);
            await foreach (var member in members)
            {
                JsonSerializer.Serialize(json, member, Shape<T>());
                if (piece.WrittenCount >= SendEvery)
                    await Send();
            }

            json.WriteEndArray();
        }

        async Task Send()
        {
            await json.FlushAsync(cancel);
            await output.WriteAsync(piece.WrittenMemory, cancel);
            piece.ResetWrittenCount();
        }
    }

    private static JsonTypeInfo<T> Shape<T>() => (JsonTypeInfo<T>)ContractsJson.Default.Options.GetTypeInfo(typeof(T));

    private static async IAsyncEnumerable<T> Each<T>(IEnumerable<T> members)
    {
        await Task.CompletedTask;
        foreach (var member in members)
            yield return member;
    }

    private async IAsyncEnumerable<PersonalAuditEntry> AuditOf(NamedPerson person, [EnumeratorCancellation] CancellationToken cancel)
    {
        AuditEntryId? before = null;
        while (person.User is { } user)
        {
            var page = await audit.OfUser(person.RelyingParty, user.Id, AuditPage, before, cancel);
            foreach (var entry in page)
                yield return Of(entry);

            if (page.Count < AuditPage)
                yield break;

            before = page[^1].Id;
        }
    }

    private async IAsyncEnumerable<AttemptSummary> AttemptsOf(NamedPerson person, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var attempt in events.Attempts(person.RelyingParty, person.References, cancel))
            yield return InsightSummaries.Of(attempt);
    }

    private async IAsyncEnumerable<PersonalEventSummary> EventsOf(NamedPerson person, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var told in events.Events(person.RelyingParty, person.References, cancel))
            yield return Of(told);
    }

    private static PersonalAuditEntry Of(AuditEntry entry) => new()
    {
        At = entry.At,
        Action = entry.Action.Code,
        Actor = JsonNamingPolicy.SnakeCaseLower.ConvertName(entry.Actor.ToString()),
        Target = entry.TargetId,
        Outcome = entry.Outcome,
    };

    private static PersonalEventSummary Of(PersonalEvent told)
    {
        using var fields = JsonDocument.Parse(told.Fields);
        return new() { Id = told.Id, Name = told.Name, At = told.OccurredAt, Surface = told.Surface, Attempt = told.Attempt, Fields = fields.RootElement.Clone() };
    }
}
