using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Ostiary.Contracts;
using Ostiary.Kernel;

namespace Ostiary.Server;

/// <summary>An expected "no" as the result of an endpoint.</summary>
public sealed class Refusal(Failure failure) : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    /// <summary>Why.</summary>
    public Failure Failure { get; } = failure;

    /// <inheritdoc/>
    public int? StatusCode => Problem.StatusOf(Failure.Code.Kind);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) => Problem.Write(httpContext, Failure);

    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        foreach (var kind in new[] { FailureKind.Malformed, FailureKind.Rejected, FailureKind.TooMany })
            builder.Metadata.Add(new ProducesResponseTypeMetadata(Problem.StatusOf(kind), typeof(ProblemResponse), ["application/problem+json"]));
    }
}
