namespace Ostiary.Simulation;

/// <summary>One person's days. What happens on one day changes the next: who has made a passkey uses it.</summary>
internal sealed class Life(string seed, Person person, DateTimeOffset beginsAt)
{
    private const int DaysBetweenPrompts = 4;

    private Keeping _keeping = person.HasAccount ? Keeping.None : person.KeepsAtFirst;
    private bool _isKnown = !person.HasAccount;
    private int _promptedOn = int.MinValue / 2;
    private int _prompts;

    /// <summary>All visits, in order.</summary>
    public IEnumerable<Visit> Visits(int days)
    {
        var dice = new Dice($"{seed}/life/{person.Number}");
        for (var day = 0; day < days; day++)
        {
            var comes = dice.Chance(person.VisitsPermille) || (!_isKnown && day == person.ArrivesOn);
            var gadget = dice.Chance(person.PhonePermille) ? person.Phone : person.Desktop;
            var hour = person.UsualHour + dice.Between(-3, 2);
            var second = dice.Between(0, 3_599);
            if (comes && day >= person.ArrivesOn)
                yield return On(day, gadget, beginsAt.AddDays(day).AddHours((hour - beginsAt.Hour + 24) % 24).AddSeconds(second));
        }
    }

    private Visit On(int day, Gadget gadget, DateTimeOffset at)
    {
        var errand = new Errand(seed, person, gadget, day, at);
        if (!_isKnown)
            SignUp(errand);
        else if (HasPasskeyAt(gadget))
            errand.SignIn(_keeping);
        else
            SignInAndMaybeEnroll(errand, gadget, day);

        return errand.Visit();
    }

    private void SignUp(Errand errand)
    {
        errand.SignUp(person.KeepsAtFirst);
        (_isKnown, _keeping) = (true, person.KeepsAtFirst);
    }

    private void SignInAndMaybeEnroll(Errand errand, Gadget gadget, int day)
    {
        errand.SignInByPassword();
        if (day - _promptedOn < DaysBetweenPrompts || _keeping != Keeping.None)
            return;

        _promptedOn = day;
        var keeping = gadget.Os == "windows" ? Keeping.Device : Keeping.Synced;
        if (errand.BePrompted(++_prompts, keeping))
            _keeping = keeping;
    }

    private bool HasPasskeyAt(Gadget gadget) => _keeping switch
    {
        Keeping.Synced => true,
        Keeping.Device => !gadget.IsPhone,
        Keeping.SecurityKey => !gadget.IsPhone || gadget.IsApp,
        _ => false,
    };
}
