namespace Ostiary.Fuzz;

/// <summary>What the bytes of a target are written in, so that injuries reach further than its first byte.</summary>
internal enum Dialect
{
    Bytes,
    Cbor,
    Der,
    Json,
}

/// <summary>Makes one case from one that is known, deterministically. Not thread-safe: each worker has its own.</summary>
internal sealed class Mutator
{
    /// <summary>A little over the largest response that is read, so that limits are met too.</summary>
    private const int LargestCase = 300 * 1024;

    private const int RarelyHuge = 1_500;

    private readonly EditBuffer _case = new(LargestCase);
    private readonly CborEdits _cbor;
    private readonly JsonEdits _json;

    public Mutator()
    {
        _cbor = new CborEdits(new EditBuffer(LargestCase));
        _json = new JsonEdits(new EditBuffer(LargestCase), new CborEdits(new EditBuffer(LargestCase)));
    }

    /// <summary>A case; it is only there until the next one.</summary>
    /// <param name="parent">What it is made from.</param>
    /// <param name="other">What may be spliced into it.</param>
    /// <param name="dialect">What both are written in.</param>
    /// <param name="dice">All chance that goes into it.</param>
    public ReadOnlyMemory<byte> From(byte[] parent, byte[] other, Dialect dialect, Dice dice)
    {
        _case.Load(parent);
        var edits = dice.OneIn(16) ? 8 : 1 + dice.Below(3);
        for (var edit = 0; edit < edits; edit++)
            Edit(other, dialect, dice);
        if (dice.OneIn(RarelyHuge))
            ByteEdits.Inflate(_case, dice);

        return _case.Memory;
    }

    private void Edit(byte[] other, Dialect dialect, Dice dice)
    {
        switch (dice.OneIn(3) ? Dialect.Bytes : dialect)
        {
            case Dialect.Cbor: _cbor.Apply(_case, dice, other); break;
            case Dialect.Der: DerEdits.Apply(_case, dice, other); break;
            case Dialect.Json: _json.Apply(_case, dice, other); break;
            default: ByteEdits.Apply(_case, dice, other); break;
        }
    }
}
