using System.Diagnostics.CodeAnalysis;

namespace Ostiary.Telemetry;

/// <summary>Remembers what was used lately, and never more than twice as many as it is told. Safe for use from any thread.</summary>
/// <remarks>Two generations: when the young one is full it becomes the old one, and what nobody asked for since is forgotten.</remarks>
internal sealed class Recent<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly Lock _guard = new();
    private Dictionary<TKey, TValue> _young = [];
    private Dictionary<TKey, TValue> _old = [];

    /// <summary>How many are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_guard)
                return _young.Count + _old.Count;
        }
    }

    /// <summary>Changes what is remembered, or what stands for nothing, and returns it.</summary>
    public TValue Update(TKey key, Func<TValue?, TValue> change)
    {
        lock (_guard)
        {
            var value = change(Find(key, out var found) ? found : default);
            Put(key, value);
            return value;
        }
    }

    /// <summary>What is remembered.</summary>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_guard)
        {
            if (!Find(key, out value))
                return false;

            Put(key, value);
            return true;
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Forget()
    {
        lock (_guard)
            (_young, _old) = ([], []);
    }

    private bool Find(TKey key, [MaybeNullWhen(false)] out TValue value) => _young.TryGetValue(key, out value) || _old.TryGetValue(key, out value);

    private void Put(TKey key, TValue value)
    {
        if (_young.Count >= most && !_young.ContainsKey(key))
            (_old, _young) = (_young, []);

        _young[key] = value;
    }
}
