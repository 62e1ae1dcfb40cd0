using Microsoft.Extensions.DependencyInjection;
using Ostiary.Accounts;
using Ostiary.Storage;
using Ostiary.Tests.Http;

namespace Ostiary.Tests.Console;

/// <summary>Tests of the console: people of its staff, and forms as a browser sends them.</summary>
public abstract class OnConsole : IDisposable
{
    /// <summary>The server; it starts with the first request.</summary>
    protected RunningServer Server { get; } = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        Server.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens a page.</summary>
    protected static Task<Answer> Get(Browser browser, string path) => browser.Send(HttpMethod.Get, path);

    /// <summary>Sends a form.</summary>
    protected static async Task<Answer> Submit(Browser browser, string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("Origin", RunningServer.Origin);
        request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await browser.Http.SendAsync(request);
        return await Answer.Of(response);
    }

    /// <summary>The pages of the first relying party.</summary>
    protected async Task<string> Home() => $"/console/relying-parties/{(await Server.Home()).Id}";

    /// <summary>Somebody who is signed in and has a role.</summary>
    protected async Task<Browser> Staff(Role role)
    {
        var browser = Server.Open();
        var id = UserId.Parse((await browser.SignUp("ada@example.com")).Json!["user"]!["id"]!.GetValue<string>())!.Value;
        await Server.Services.GetRequiredService<Database>().Commit([Users.GrantRole((await Server.Home()).Id, id, role)], default);
        return browser;
    }
}
