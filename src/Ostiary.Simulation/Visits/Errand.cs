namespace Ostiary.Simulation;

/// <summary>What somebody does in one visit.</summary>
internal sealed class Errand
{
    private readonly Dice _dice;
    private readonly Person _person;
    private readonly Gadget _gadget;
    private readonly int _day;
    private readonly DateTimeOffset _at;
    private readonly Diary _diary;
    private readonly CeremonyTale _ceremony;
    private readonly List<Try> _tries = [];

    public Errand(string seed, Person person, Gadget gadget, int day, DateTimeOffset at)
    {
        (_dice, _person, _gadget, _day, _at) = (new Dice($"{seed}/visit/{person.Number}/{day}"), person, gadget, day, at);
        _diary = new Diary(_dice, at, gadget, person.Cohort);
        _ceremony = new CeremonyTale(_dice, person, gadget, day, _diary);
    }

    /// <summary>True when the last ceremony gave a passkey, or used one.</summary>
    public bool Succeeded => _tries is [.., { Fault: null }];

    /// <summary>Somebody new signs up with a passkey.</summary>
    public void SignUp(Keeping keeping)
    {
        Arrive("sign_up", "sign-up");
        _tries.Add(_ceremony.Tell("sign_up", "create", "modal", keeping, null));
        Finish("sign_up", "passkey");
    }

    /// <summary>Somebody signs in with a passkey, a second time where the first one failed, and with a password where nothing helps.</summary>
    public void SignIn(Keeping keeping)
    {
        Arrive("sign_in", "sign-in");
        var mediation = !_gadget.IsApp && keeping != Keeping.SecurityKey && _dice.Chance(350) ? "conditional" : "modal";
        var fault = mediation == "conditional" ? null : _ceremony.Luck(keeping, "get");
        _tries.Add(_ceremony.Tell("sign_in", "get", mediation, keeping, fault));
        if (fault is not null && _dice.Chance(550))
        {
            _diary.Pass(1_500, 9_000);
            fault = fault.Stays ? fault : _ceremony.Luck(keeping, "get");
            _tries.Add(_ceremony.Tell("sign_in", "get", "modal", keeping, fault));
        }

        if (fault is null)
            Finish("sign_in", "passkey");
        else if (_dice.Chance(720))
            UsePassword(fault.Stays ? "unavailable" : "error");
        else
            _diary.Tell("flow.abandoned", null, ("flowName", "sign_in"), ("lastNode", "authenticator_selection"));
    }

    /// <summary>Somebody signs in with a password.</summary>
    public void SignInByPassword()
    {
        Arrive("sign_in", "sign-in");
        if (!_gadget.IsApp && _dice.Chance(400))
            _tries.Add(_ceremony.Tell("sign_in", "get", "conditional", Keeping.None, WebFaults.UnusedAutofill));

        _diary.Pass(4_000, 18_000);
        UsePassword("no_passkey");
    }

    /// <summary>Afterwards, somebody is asked to make a passkey; true when they did.</summary>
    public bool BePrompted(int impression, Keeping keeping)
    {
        var isBetter = _day >= Story.BetterPrompt.Day;
        var nudge = isBetter ? "passkey-plain-words" : "passkey-first";
        _diary.Touchpoint = "prompt";
        _diary.Pass(600, 2_000);
        _diary.Tell("nudge.shown", null, ("nudgeId", nudge), ("impressionNo", impression), ("trigger", "after_sign_in"));
        var looked = _diary.Pass(1_500, 14_000);
        if (!_dice.Chance(isBetter ? 300 : 115))
        {
            _diary.Tell("nudge.dismissed", null, ("nudgeId", nudge), ("timeOnScreenMs", looked));
            return false;
        }

        _diary.Tell("nudge.accepted", null, ("nudgeId", nudge), ("timeOnScreenMs", looked));
        _diary.Tell("flow.started", null, ("flowName", "enrollment"));
        var fault = _ceremony.Luck(keeping, "create");
        _tries.Add(_ceremony.Tell("enrollment", "create", "modal", keeping, fault));
        return fault is null;
    }

    /// <summary>The visit as it was.</summary>
    public Visit Visit() => new()
    {
        Person = _person,
        Gadget = _gadget,
        Day = _day,
        BeganAt = _at,
        EndedAt = _diary.Now,
        Batch = _diary.Batch(),
        Tries = _tries,
    };

    private void Arrive(string flow, string touchpoint)
    {
        _diary.Touchpoint = touchpoint;
        _diary.Tell("env.capabilities", null, ("webauthn", "yes"), ("platformAuthenticator", "yes"), ("conditionalMediation", _gadget.IsApp ? "unknown" : "yes"), ("durationMs", _dice.Between(4, 40)));
        _diary.Tell("env.device", null, Appearance.Told(_gadget, _day));
        _diary.Pass(200, 3_000);
        _diary.Tell("flow.started", null, ("flowName", flow));
        _diary.Pass(800, 9_000);
    }

    private void UsePassword(string cause)
    {
        var took = _diary.Pass(3_000, 15_000);
        _diary.Tell("fallback.used", null, ("method", "password"), ("cause", cause), ("durationMs", took));
        Finish("sign_in", "password");
    }

    private void Finish(string flow, string method)
    {
        _diary.Tell("session.started", null, ("method", method), ("sessionRef", _diary.Reference("session")));
        _diary.Tell("flow.finished", null, ("flowName", flow), ("outcome", "success"), ("method", method));
    }
}
