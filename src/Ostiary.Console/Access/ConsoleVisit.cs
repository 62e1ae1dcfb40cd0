using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Ostiary.Accounts;

namespace Ostiary.Console.Access;

/// <summary>Who is in the console, and what they look at. Every console page is drawn around it.</summary>
public sealed record ConsoleVisit
{
    public required Visitor Visitor { get; init; }

    /// <summary>What this person may look at. Staff of the server's own relying party, the first one, see all; others see their own.</summary>
    public required IReadOnlyList<RelyingParty> Visible { get; init; }

    /// <summary>The relying party of the address; null on pages of the whole server.</summary>
    public RelyingParty? Chosen { get; init; }

    /// <summary>The path of the page, to mark it in the navigation.</summary>
    public required string Path { get; init; }

    /// <summary>True for staff of the server's own relying party.</summary>
    public required bool RunsTheServer { get; init; }

    /// <summary>True for an administrator; an operator looks and changes nothing.</summary>
    public bool MayChange => Visitor.SignedIn?.User.Role == Role.Administrator;

    /// <summary>The path of the relying party's pages.</summary>
    internal string Below => $"/console/relying-parties/{RelyingParty.Id.Value}";

    /// <summary>The way back up from a page of the relying party: its first page, and what lies between.</summary>
    internal IReadOnlyList<(string Label, string Href)> Trail(params (string Label, string Href)[] between) =>
        [(RelyingParty.Name, $"{Below}/overview"), .. between];

    internal RelyingParty RelyingParty => Chosen ?? throw new InvalidOperationException("This page is mapped without a relying party.");
}

/// <summary>How handlers get at the visit.</summary>
internal static class VisitOfRequest
{
    public static ConsoleVisit Visit(this HttpContext context) => context.Features.GetRequiredFeature<ConsoleVisit>();
}
