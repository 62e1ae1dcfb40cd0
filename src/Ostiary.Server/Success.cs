using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Metadata;
using Ostiary.Contracts;

namespace Ostiary.Server;

/// <summary>A success as the result of a ceremony: status 200 and a JSON body that leaves in one piece.</summary>
/// <remarks>Its length is known before it is sent. Without it an answer goes in chunks, and the last, empty one is a packet of its own.</remarks>
/// <typeparam name="T">One of the records of Contracts.</typeparam>
public sealed class Success<T>(T value) : IResult, IStatusCodeHttpResult, IValueHttpResult<T>, IEndpointMetadataProvider
{
    private static readonly JsonTypeInfo<T> Shape = (JsonTypeInfo<T>)ContractsJson.Default.Options.GetTypeInfo(typeof(T));

    /// <summary>What is said.</summary>
    public T Value { get; } = value;

    T? IValueHttpResult<T>.Value => Value;

    /// <inheritdoc/>
    public int? StatusCode => StatusCodes.Status200OK;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(Value, Shape);
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        return response.BodyWriter.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
}
