using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Ostiary.Tests.Http;

/// <summary>Lets a test say from which address a request comes: in process there is no connection to ask.</summary>
internal sealed class PretendedAddress : IStartupFilter
{
    /// <summary>The header that only this filter reads.</summary>
    public const string Header = "Test-Address";

    /// <inheritdoc/>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((HttpContext context, RequestDelegate go) =>
        {
            if (IPAddress.TryParse(context.Request.Headers[Header], out var address))
                context.Connection.RemoteIpAddress = address;

            return go(context);
        });
        next(app);
    };
}
