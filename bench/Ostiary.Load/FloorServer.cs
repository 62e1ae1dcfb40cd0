using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ostiary.Load;

/// <summary>The least that any server of this kind would do: a bare Kestrel that answers JSON, and one that inserts a row before.</summary>
internal static class FloorServer
{
    /// <summary>The environment variable that says where the rows go.</summary>
    public const string PostgresVariable = "OSTIARY_FLOOR_POSTGRES";

    /// <summary>A body as large as the answer to a sign-in.</summary>
    public static string Question { get; } = $$"""{"ceremony":"{{new string('x', 900)}}"}""";

    private const string Answer = """{"ceremony":"0123456789abcdef0123456789abcdef0123456789abcdef","publicKey":{"challenge":"0123456789abcdef0123456789abcdef"}}""";

    /// <summary>Runs until the process is ended.</summary>
    public static async Task Run()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.MapGet("/readyz", () => "ready");
        app.MapPost("/json", Json);

        if (Environment.GetEnvironmentVariable(PostgresVariable) is { Length: > 0 } address)
        {
            var connection = new NpgsqlConnectionStringBuilder(address) { MaxAutoPrepare = 10, AutoPrepareMinUsages = 2, MaxPoolSize = 32, NoResetOnClose = true };
            await using var source = NpgsqlDataSource.Create(connection);
            await Execute(source, "CREATE TABLE floor_rows (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at_ms BIGINT NOT NULL, what TEXT NOT NULL)");
            app.MapPost("/insert", async context =>
            {
                await using var command = source.CreateCommand("INSERT INTO floor_rows (at_ms, what) VALUES ($1, $2)");
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Environment.TickCount64 });
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Answer });
                await command.ExecuteNonQueryAsync(context.RequestAborted);
                await Json(context);
            });
            await app.RunAsync();
            return;
        }

        await app.RunAsync();
    }

    private static async Task Json(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(Answer, context.RequestAborted);
    }

    private static async Task Execute(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
