namespace Ostiary.Server.Startup;

/// <summary>Whether the server has what it stands on: schema, keys and a relying party.</summary>
public sealed class Readiness
{
    private volatile bool _isFounded;

    /// <summary>True from the moment on when requests can be answered.</summary>
    public bool IsFounded => _isFounded;

    /// <summary>Marks that the foundation stands.</summary>
    public void Founded() => _isFounded = true;
}
