using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>Follows certificates to somebody whom the relying party trusts (WebAuthn L3 §7.1 step 24, RFC 5280 §6).</summary>
public static class CertificatePath
{
    /// <summary>The anchor in which a list of certificates ends, in DER as it was configured.</summary>
    /// <param name="path">The certificates in DER as sent, each issued by the next, the one that signed the statement first.</param>
    /// <param name="anchors">The certificates in DER that are trusted for whatever reason: roots, intermediates, or batch certificates themselves.</param>
    /// <param name="at">When all certificates must be in force, the anchor too.</param>
    /// <param name="rules">Null for <see cref="CertificatePathRules.Default"/>.</param>
    /// <remarks>
    /// A certificate of the list is only trusted when it is an anchor byte for byte, or an anchor issued it; being self-signed counts for nothing.
    /// Fails with <c>webauthn.attestation_path_untrusted</c> when it ends elsewhere, <c>webauthn.attestation_path_broken</c> when it is out of order,
    /// <c>webauthn.attestation_path_forbidden</c> when a certificate may not issue the one before it or has a critical extension that is not
    /// understood, <c>webauthn.attestation_root_sent</c>, <c>webauthn.attestation_certificate_not_in_force</c>,
    /// <c>webauthn.attestation_certificate_malformed</c>, <c>webauthn.algorithm_unsupported</c> (SHA-1 included) or one of the <c>webauthn.cose_key_…</c>
    /// codes; the detail names the certificate, such as <c>x5c[1]</c>. Name constraints are not understood, and refused where critical. Revocation is
    /// not looked at. Pure: safe to call from any thread.
    /// </remarks>
    public static Outcome<ReadOnlyMemory<byte>> Follow(
        IReadOnlyList<ReadOnlyMemory<byte>> path, IReadOnlyList<ReadOnlyMemory<byte>> anchors, DateTimeOffset at, CertificatePathRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Count is 0 or > Limits.CertificatesCount)
            return new Failure(WebAuthnCodes.AttestationPathBroken, $"1 to {Limits.CertificatesCount} certificates are due; there are {path.Count}");

        return CertificateList.Read(path).Then(list => Follow(list, anchors, at, rules));
    }

    /// <summary>The same for certificates that have been read.</summary>
    internal static Outcome<ReadOnlyMemory<byte>> Follow(
        CertificateList list, IReadOnlyList<ReadOnlyMemory<byte>> anchors, DateTimeOffset at, CertificatePathRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(anchors);
        PathCertificate[] path = [.. list.Certificates.Select((certificate, index) => new PathCertificate($"x5c[{index}]", certificate))];
        if (FirstBrokenRule(path, at) is { } broken)
            return broken;

        return AnchorOf(path, list, anchors, at).Then(anchor =>
            Outcome.Unless(RootIsNotSentUnlessAllowed(path, rules ?? CertificatePathRules.Default), anchor));
    }

    /// <summary>RFC 5280 §6.1.3 and §6.1.4 for the certificates of the list.</summary>
    private static Failure? FirstBrokenRule(PathCertificate[] path, DateTimeOffset at)
    {
        for (var index = 0; index < path.Length; index++)
        {
            var broken = (index + 1 < path.Length ? path[index].WasIssuedBy(path[index + 1]) : null)
                ?? path[index].IsInForce(at)
                ?? path[index].ExtensionsAreUnderstood()
                ?? (index > 0 ? path[index].MayIssue(AuthoritiesBelow(path, index)) : null);
            if (broken is not null)
                return broken;
        }

        return null;
    }

    private static Outcome<ReadOnlyMemory<byte>> AnchorOf(
        PathCertificate[] path, CertificateList list, IReadOnlyList<ReadOnlyMemory<byte>> anchors, DateTimeOffset at)
    {
        foreach (var anchor in anchors)
        {
            if (list.Encoded.Any(sent => sent.Span.SequenceEqual(anchor.Span)))
                return anchor;
        }

        Failure? almost = null;
        foreach (var anchor in anchors)
        {
            // Several anchors may bear one name, such as a root and its renewal: each is tried.
            if (CertificateFrame.Read(anchor) is not { } frame || !path[^1].NamesAsIssuer(frame))
                continue;

            var broken = FirstRuleBrokenByAnchor(path, anchor, at);
            if (broken is null)
                return anchor;

            // What is wrong with the true issuer says more than that a namesake is somebody else.
            if (broken.Code != WebAuthnCodes.AttestationPathBroken)
                almost ??= broken;
        }

        return almost ?? new Failure(WebAuthnCodes.AttestationPathUntrusted, $"{path[^1].Name} was issued by nobody among {anchors.Count} anchors");
    }

    private static Failure? FirstRuleBrokenByAnchor(PathCertificate[] path, ReadOnlyMemory<byte> der, DateTimeOffset at)
    {
        if (!AttestationCertificate.Read(der).TryGet(out var certificate, out var failure))
            return failure with { Detail = "the anchor" };

        var anchor = new PathCertificate("the anchor", certificate);
        return path[^1].WasIssuedBy(anchor)
            ?? anchor.IsInForce(at)
            ?? anchor.ExtensionsAreUnderstood()
            ?? anchor.MayIssue(AuthoritiesBelow(path, path.Length));
    }

    // Whoever sends the root invites to trust it for being sent; WebAuthn's formats leave it out.
    private static Failure? RootIsNotSentUnlessAllowed(PathCertificate[] path, CertificatePathRules rules) =>
        !rules.RootMayBeSent && path.Length > 1 && path[^1].Certificate.Frame.IsSelfIssued
            ? new(WebAuthnCodes.AttestationRootSent, path[^1].Name)
            : null;

    // RFC 5280 §4.2.1.9: neither the first certificate counts, nor a self-issued one.
    private static int AuthoritiesBelow(PathCertificate[] path, int index) =>
        path[..index].Skip(1).Count(below => !below.Certificate.Frame.IsSelfIssued);
}
