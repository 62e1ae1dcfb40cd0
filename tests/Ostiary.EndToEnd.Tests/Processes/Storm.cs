using System.Collections.Concurrent;
using Ostiary.EndToEnd.Tests.Servers;

namespace Ostiary.EndToEnd.Tests.Processes;

/// <summary>Many people at once who sign up and sign in until the server is gone, and remember what it acknowledged.</summary>
internal sealed class Storm(string origin) : IDisposable
{
    private readonly ConcurrentDictionary<string, Person> _acknowledged = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Person> _unanswered = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Begins; completes when every person has met the end of the server.</summary>
    public Task Rage(int people) => Task.WhenAll(Enumerable.Range(0, people).Select(UntilTheServerIsGone));

    /// <summary>Completes as soon as the server has acknowledged so many accounts.</summary>
    public Task Acknowledged(int accounts, Task storm) => Eventually.Holds($"{accounts} accounts", TimeSpan.FromSeconds(60), () =>
        storm.IsFaulted ? throw storm.Exception! : Task.FromResult(_acknowledged.Count >= accounts));

    /// <summary>Whoever got an answer has their account and their passkey.</summary>
    public async Task EveryoneAcknowledgedSignsIn()
    {
        foreach (var (identifier, person) in _acknowledged)
            (await person.SignIn()).ShouldBe(identifier);
    }

    /// <summary>Whoever got none has an account that works, or none that stands in their way.</summary>
    public async Task EveryoneElseIsWholeOrAbsent()
    {
        foreach (var (identifier, person) in _unanswered)
        {
            using var secondTry = person.HasPasskey ? await person.TrySignIn() : null;
            if (secondTry?.IsSuccessStatusCode != true)
                await person.SignUp(identifier);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var person in _acknowledged.Values.Concat(_unanswered.Values))
            person.Dispose();
    }

    private async Task UntilTheServerIsGone(int seat)
    {
        while (true)
        {
            var identifier = $"person{Interlocked.Increment(ref _count)}.{seat}@example.com";
            var person = new Person(origin);
            _unanswered[identifier] = person;
            try
            {
                await person.SignUp(identifier);
                _acknowledged[identifier] = person;
                _unanswered.TryRemove(identifier, out _);
                await person.SignIn();
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }
}
