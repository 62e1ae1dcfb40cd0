using Microsoft.AspNetCore.Identity;

namespace Ostiary.Peers;

/// <summary>One user with one passkey, in memory: all that the handler of Identity asks its store for.</summary>
internal sealed class IdentityUsers : IUserPasskeyStore<IdentityUser>
{
    private IdentityUser? _user;
    private UserPasskeyInfo? _passkey;

    public void Clear() => (_user, _passkey) = (null, null);

    public void Keep(Enrolled stored)
    {
        _user = new IdentityUser { Id = stored.UserId, UserName = "a@example.com" };
        _passkey = new(stored.Id, stored.PublicKey, default, stored.SignCount, null, true, stored.BackupEligible, stored.BackedUp, [], []);
    }

    public Task<IdentityUser?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) => Task.FromResult(IsKept(credentialId) ? _user : null);

    public Task<UserPasskeyInfo?> FindPasskeyAsync(IdentityUser user, byte[] credentialId, CancellationToken cancellationToken) => Task.FromResult(IsKept(credentialId) ? _passkey : null);

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(IdentityUser user, CancellationToken cancellationToken) => Task.FromResult<IList<UserPasskeyInfo>>(_passkey is null ? [] : [_passkey]);

    public Task<IdentityUser?> FindByIdAsync(string userId, CancellationToken cancellationToken) => Task.FromResult(_user?.Id == userId ? _user : null);

    public Task<string> GetUserIdAsync(IdentityUser user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(IdentityUser user, CancellationToken cancellationToken) => Task.FromResult(user.UserName);

    public Task<string?> GetNormalizedUserNameAsync(IdentityUser user, CancellationToken cancellationToken) => Task.FromResult(user.NormalizedUserName);

    public Task<IdentityUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => Task.FromResult(_user);

    public Task AddOrUpdatePasskeyAsync(IdentityUser user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task RemovePasskeyAsync(IdentityUser user, byte[] credentialId, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetUserNameAsync(IdentityUser user, string? userName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetNormalizedUserNameAsync(IdentityUser user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IdentityResult> CreateAsync(IdentityUser user, CancellationToken cancellationToken) => Task.FromResult(IdentityResult.Success);

    public Task<IdentityResult> UpdateAsync(IdentityUser user, CancellationToken cancellationToken) => Task.FromResult(IdentityResult.Success);

    public Task<IdentityResult> DeleteAsync(IdentityUser user, CancellationToken cancellationToken) => Task.FromResult(IdentityResult.Success);

    public void Dispose() => Clear();

    private bool IsKept(byte[] credentialId) => _passkey?.CredentialId.AsSpan().SequenceEqual(credentialId) is true;
}
