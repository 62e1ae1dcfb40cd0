namespace Ostiary.Ceremonies;

/// <summary>The acts that a fresh passkey authentication can be bound to.</summary>
public static class StepUpAction
{
    /// <summary>Adding a passkey to one's own account; has no target.</summary>
    public const string AddPasskey = "passkey.add";

    /// <summary>Deleting one passkey; the target is its id.</summary>
    public const string DeletePasskey = "passkey.delete";

    /// <summary>Erasing a person for good, from the console; the target is their user id.</summary>
    public const string ErasePerson = "person.erase";
}
