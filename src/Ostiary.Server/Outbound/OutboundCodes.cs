using Ostiary.Kernel;

namespace Ostiary.Server.Outbound;

/// <summary>Why something was not fetched. None of these reaches a browser: they stand in logs, metrics and on the health page.</summary>
public static class OutboundCodes
{
    public static readonly FailureCode AddressRefused =
        new("outbound.address_refused", FailureKind.Forbidden, "The address is not one that this server calls: https, a host, no credentials");

    public static readonly FailureCode PrivateAddress =
        new("outbound.private_address", FailureKind.Forbidden, "The host leads to an address that is not public");

    public static readonly FailureCode Unreachable =
        new("outbound.unreachable", FailureKind.NotFound, "The host does not answer, or not as whom it should be");

    public static readonly FailureCode TooManyRedirects =
        new("outbound.too_many_redirects", FailureKind.Rejected, "The host sends from one address to the next");

    public static readonly FailureCode StatusUnexpected =
        new("outbound.status_unexpected", FailureKind.Rejected, "The host answers with a status other than success");

    public static readonly FailureCode EncodingUnsupported =
        new("outbound.encoding_unsupported", FailureKind.Unsupported, "The host encodes its answer in a way that was not asked for, or wrongly");

    public static readonly FailureCode TooLarge =
        new("outbound.too_large", FailureKind.TooLarge, "The answer is larger than was allowed for");

    public static readonly FailureCode TimedOut =
        new("outbound.timed_out", FailureKind.TooMany, "The answer took longer than was allowed for");
}
