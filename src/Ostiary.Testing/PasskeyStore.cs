namespace Ostiary.Testing;

/// <summary>The passkeys inside one authenticator, found by id or by RP ID. Thread-safe.</summary>
internal sealed class PasskeyStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, VirtualPasskey> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<VirtualPasskey>> _discoverableByRpId = new(StringComparer.Ordinal);
    private readonly List<VirtualPasskey> _inOrder = [];

    /// <summary>All of them, oldest first.</summary>
    public IReadOnlyList<VirtualPasskey> All
    {
        get
        {
            lock (_gate)
                return [.. _inOrder];
        }
    }

    /// <summary>True when one of these ids is here and for this RP ID.</summary>
    public bool HoldsAny(IReadOnlyList<string> ids, string rpId)
    {
        lock (_gate)
            return ids.Any(id => Find(id, rpId) is not null);
    }

    /// <summary>Keeps a passkey. A discoverable one takes the place of an older one of the same user (CTAP 2.2 §6.1.2).</summary>
    public void Add(VirtualPasskey passkey)
    {
        lock (_gate)
        {
            if (passkey.Discoverable)
                AddDiscoverable(passkey);

            _byId.Add(passkey.Id, passkey);
            _inOrder.Add(passkey);
        }
    }

    public void Remove(VirtualPasskey passkey)
    {
        lock (_gate)
        {
            _byId.Remove(passkey.Id);
            _inOrder.Remove(passkey);
            _discoverableByRpId.GetValueOrDefault(passkey.RpId)?.Remove(passkey);
        }
    }

    /// <summary>The passkey that answers: of those allowed, or of all discoverable ones when none is named; null when there is none.</summary>
    public VirtualPasskey? Choose(string rpId, IReadOnlyList<string> allowed, Func<IReadOnlyList<VirtualPasskey>, VirtualPasskey>? choice)
    {
        VirtualPasskey[] candidates;
        lock (_gate)
        {
            var known = allowed.Count > 0
                ? [.. allowed.Select(id => Find(id, rpId)).OfType<VirtualPasskey>()]
                : _discoverableByRpId.GetValueOrDefault(rpId) ?? [];

            // Without a choice to make, a store full of passkeys answers as fast as one with a single one.
            if (choice is null || known.Count == 0)
                return known.LastOrDefault();

            candidates = [.. known];
        }

        return choice(candidates);
    }

    private VirtualPasskey? Find(string id, string rpId) =>
        _byId.TryGetValue(id, out var passkey) && passkey.RpId == rpId ? passkey : null;

    private void AddDiscoverable(VirtualPasskey passkey)
    {
        if (!_discoverableByRpId.TryGetValue(passkey.RpId, out var others))
            _discoverableByRpId.Add(passkey.RpId, others = []);

        if (others.Find(other => other.UserHandle.Span.SequenceEqual(passkey.UserHandle.Span)) is { } older)
        {
            _byId.Remove(older.Id);
            _inOrder.Remove(older);
            others.Remove(older);
        }

        others.Add(passkey);
    }
}
