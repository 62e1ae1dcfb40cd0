using System.Buffers;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Ostiary.Contracts;
using Ostiary.Kernel;

namespace Ostiary.Server.Requests;

/// <summary>The JSON body of a request, read whole within a size limit, or the reason why there is none.</summary>
/// <typeparam name="T">One of the records of Contracts.</typeparam>
public sealed class Body<T> : IBindableFromHttpContext<Body<T>>, IEndpointParameterMetadataProvider
    where T : class
{
    /// <summary>The most bytes that are read: room for an attestation object of 64 KiB in base64url, and for the ceremony state.</summary>
    public const int LongestBody = 160 * 1024;

    internal const string AnyType = "*/*";

    private Body(Outcome<T> outcome) => Outcome = outcome;

    /// <summary>The body, or <c>http.body_missing</c>, <c>http.body_malformed</c>, <c>http.body_too_large</c>.</summary>
    public Outcome<T> Outcome { get; }

    /// <summary>Reads the body; called by the framework.</summary>
    public static async ValueTask<Body<T>?> BindAsync(HttpContext context, ParameterInfo parameter) => new(await Read(context));

    /// <summary>Tells the OpenAPI document what is accepted.</summary>
    /// <remarks>What the routing does not know to be optional it would turn away, so a body that may be absent names every type, too.</remarks>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        var mayBeAbsent = parameter.IsDefined(typeof(MayBeAbsentAttribute));
        builder.Metadata.Add(new AcceptsMetadata(mayBeAbsent ? ["application/json", AnyType] : ["application/json"], typeof(T), mayBeAbsent));
    }

    private static async Task<Outcome<T>> Read(HttpContext context)
    {
        var request = context.Request;
        if (!request.HasJsonContentType())
            return HttpCodes.BodyMissing;

        if (request.ContentLength > LongestBody)
            return HttpCodes.BodyTooLarge;

        try
        {
            var read = await request.BodyReader.ReadAtLeastAsync(LongestBody + 1, context.RequestAborted);
            Outcome<T> outcome = read.Buffer.Length > LongestBody ? HttpCodes.BodyTooLarge : Parse(read.Buffer);
            request.BodyReader.AdvanceTo(read.Buffer.End);
            return outcome;
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return HttpCodes.BodyTooLarge;
        }
    }

    private static Outcome<T> Parse(in ReadOnlySequence<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 16 });
            var value = JsonSerializer.Deserialize<T>(ref reader, ContractsJson.Default.Options);
            if (reader.Read())
                return new Failure(HttpCodes.BodyMalformed, "something follows the JSON value");

            return value is null ? HttpCodes.BodyMalformed : value;
        }
        catch (JsonException malformed)
        {
            // The path names members of our own contract; the message could quote what the person sent.
            return new Failure(HttpCodes.BodyMalformed, $"at byte {malformed.BytePositionInLine ?? 0} of line {(malformed.LineNumber ?? 0) + 1}")
            {
                Field = malformed.Path,
            };
        }
    }
}

/// <summary>Marks a body without which the request still reaches its handler, which then decides.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class MayBeAbsentAttribute : Attribute;
