using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Ostiary.EndToEnd.Tests.Browsing;

/// <summary>A browser window that hears everything that goes wrong in its page.</summary>
internal sealed class Window : IAsyncDisposable
{
    private const string TellOfViolations =
        "document.addEventListener('securitypolicyviolation', e => console.error('Policy violated: ' + e.violatedDirective + ' ' + e.blockedURI))";

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
        return new Window(context, await context.NewPageAsync());
    }

    /// <summary>Plugs an authenticator in. Chromium's own dialogs stay away while there is one.</summary>
    public async Task<Authenticator> PlugIn(string transport = "internal")
    {
        var devTools = await _context.NewCDPSessionAsync(Page);
        return await Authenticator.In(devTools, transport);
    }

    /// <summary>Cuts or restores the network.</summary>
    public Task Offline(bool isOff) => _context.SetOfflineAsync(isOff);

    /// <summary>Forgets who is signed in, as a closed browser does.</summary>
    public Task ForgetCookies() => _context.ClearCookiesAsync();

    /// <summary>Forgets complaints that a test provoked.</summary>
    public void Forgive() => _complaints.Clear();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
