using Ostiary.Kernel;

namespace Ostiary.Server;

/// <summary>Why a request is refused before any room is asked.</summary>
public static class HttpCodes
{
    public static readonly FailureCode BodyMalformed =
        new("http.body_malformed", FailureKind.Malformed, "The body is not the JSON object that this address expects");

    public static readonly FailureCode BodyMissing =
        new("http.body_missing", FailureKind.Malformed, "This address expects a JSON body with content type application/json");

    public static readonly FailureCode BodyTooLarge =
        new("http.body_too_large", FailureKind.TooLarge, "The body is larger than this server reads");

    public static readonly FailureCode ParameterInvalid =
        new("http.parameter_invalid", FailureKind.Malformed, "A parameter in the address has a value that is not possible");

    public static readonly FailureCode NothingHere =
        new("http.nothing_here", FailureKind.NotFound, "There is nothing at this address");

    public static readonly FailureCode HostUnknown =
        new("http.host_unknown", FailureKind.NotFound, "No relying party has its pages at this host");

    public static readonly FailureCode ApiKeyUnknown =
        new("http.api_key_unknown", FailureKind.Unauthenticated, "The API key is unknown, revoked, or of the wrong kind");

    public static readonly FailureCode OriginNotAllowed =
        new("http.origin_not_allowed", FailureKind.Forbidden, "The page that sent this is not of an origin that may");

    public static readonly FailureCode SecretKeyRequired =
        new("http.secret_key_required", FailureKind.Forbidden, "This address is for backends with a secret API key");

    public static readonly FailureCode SignInRequired =
        new("http.sign_in_required", FailureKind.Unauthenticated, "Nobody is signed in here");

    public static readonly FailureCode TooMany =
        new("http.too_many_requests", FailureKind.TooMany, "Too many requests; nothing is locked, try again a little later");
}
