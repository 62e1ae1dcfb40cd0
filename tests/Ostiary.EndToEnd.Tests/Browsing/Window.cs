using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Ostiary.EndToEnd.Tests.Browsing;

/// <summary>A browser window that hears everything that goes wrong in its page.</summary>
internal sealed class Window : IAsyncDisposable
{
    private const string TellOfViolations =
        "document.addEventListener('securitypolicyviolation', e => console.error('Policy violated: ' + e.violatedDirective + ' ' + e.blockedURI))";

    private const string IgnoreTheOffer =
        """
        const get = navigator.credentials.get.bind(navigator.credentials);
        navigator.credentials.get = options => options.mediation !== 'conditional' ? get(options)
          : new Promise((_, refuse) => options.signal.addEventListener('abort', () => refuse(options.signal.reason)));
        """;

    private const string Note =
        """
        window.askedAt = {};
        for (const kind of ['create', 'get']) {
          const ask = navigator.credentials[kind].bind(navigator.credentials);
          navigator.credentials[kind] = options => {
            const answer = ask(options);
            window.askedAt[options.mediation === 'conditional' ? 'conditional' : 'modal'] = performance.now();
            const keep = given => { window.given = given; };
            answer.then(keep, keep);
            return answer;
          };
        }
        """;

    private const string KeepSignals =
        """
        window.signals = [];
        for (const name of ['signalAllAcceptedCredentials', 'signalCurrentUserDetails', 'signalUnknownCredential']) {
          const send = window.PublicKeyCredential?.[name]?.bind(PublicKeyCredential);
          if (send) PublicKeyCredential[name] = details => { window.signals.push(name); return send(details); };
        }
        """;

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();

    private Window(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _complaints.Enqueue($"{message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => _complaints.Enqueue(error);
    }

    /// <summary>The page in it.</summary>
    public IPage Page { get; }

    /// <summary>Errors, warnings and breaches of the content security policy that the page has caused.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Opens a window.</summary>
    public static async Task<Window> In(IBrowserContext context)
    {
        context.SetDefaultTimeout(15_000);
        await context.AddInitScriptAsync(TellOfViolations);
        await context.AddInitScriptAsync(KeepSignals);
        return new Window(context, await context.NewPageAsync());
    }

    /// <summary>Plugs an authenticator in. Chromium's own dialogs stay away while there is one.</summary>
    public async Task<Authenticator> PlugIn(string transport = "internal")
    {
        var devTools = await _context.NewCDPSessionAsync(Page);
        return await Authenticator.In(devTools, transport);
    }

    /// <summary>Plugs an authenticator in that is made to measure.</summary>
    public async Task<Authenticator> PlugIn(IReadOnlyDictionary<string, object> measures)
    {
        var devTools = await _context.NewCDPSessionAsync(Page);
        return await Authenticator.In(devTools, measures);
    }

    /// <summary>The person looks past what autofill offers: it stays on offer until the page withdraws it, and the authenticator never hears of it.</summary>
    public Task LookPastAutofill() => _context.AddInitScriptAsync(IgnoreTheOffer);

    /// <summary>Notes when the browser is asked for a passkey, and what it gives.</summary>
    public Task NoteWhenAsked() => _context.AddInitScriptAsync(Note);

    /// <summary>Waits until the browser has been asked, and so many milliseconds more.</summary>
    public Task WaitUntilAsked(string mediation = "modal", int milliseconds = 0) => Page.WaitForFunctionAsync(
        "([mediation, milliseconds]) => performance.now() - window.askedAt?.[mediation] >= milliseconds", new object[] { mediation, milliseconds });

    /// <summary>Waits until the page has told the browser's password manager this.</summary>
    public Task Signaled(string name) => Page.WaitForFunctionAsync("name => window.signals.includes(name)", name);

    /// <summary>What the browser keeps, to open another window as the same person.</summary>
    public Task<string> Keepings() => _context.StorageStateAsync();

    /// <summary>Cuts or restores the network.</summary>
    public Task Offline(bool isOff) => _context.SetOfflineAsync(isOff);

    /// <summary>Forgets complaints that a test provoked.</summary>
    public void Forgive() => _complaints.Clear();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
