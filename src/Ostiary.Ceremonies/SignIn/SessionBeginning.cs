using Ostiary.Accounts;
using Ostiary.Kernel;

namespace Ostiary.Ceremonies;

/// <summary>Prepares the session that a ceremony on a hosted page ends in.</summary>
internal sealed class SessionBeginning(SessionOptions options, TimeProvider clock, Entropy entropy)
{
    public BegunSession New(Caller caller, User user, PasskeyId passkey)
    {
        var (session, token) = Sessions.New(user, passkey, caller.Where ?? "", caller.AddressPrefix ?? "", options, clock, entropy);
        return new BegunSession(session, token);
    }
}
