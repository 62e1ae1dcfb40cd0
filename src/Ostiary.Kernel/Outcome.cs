using System.Diagnostics.CodeAnalysis;

namespace Ostiary.Kernel;

/// <summary>A value, or the expected reason why there is none. Broken machinery throws instead.</summary>
/// <typeparam name="T">What success carries.</typeparam>
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "Outcome.Of and Outcome.Refused are the named alternates.")]
public readonly record struct Outcome<T>
{
    private readonly T? _value;

    internal Outcome(T value) => _value = value;

    internal Outcome(Failure failure) => Failure = failure;

    /// <summary>Why there is no value; null on success.</summary>
    public Failure? Failure { get; }

    /// <summary>True when there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Succeeded => Failure is null;

    /// <summary>The value of a success.</summary>
    /// <exception cref="InvalidOperationException">There is none: the caller did not look at <see cref="Succeeded"/> first.</exception>
    public T Value => Failure is null ? _value! : throw new InvalidOperationException($"There is no value: {Failure}");

    /// <summary>A success from its value.</summary>
    public static implicit operator Outcome<T>(T value) => new(value);

    /// <summary>A refusal from its reason.</summary>
    public static implicit operator Outcome<T>(Failure failure) => new(failure);

    /// <summary>A refusal from its bare code.</summary>
    public static implicit operator Outcome<T>(FailureCode code) => new(new Failure(code));

    /// <summary>Splits into value or reason.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Failure? failure)
    {
        value = _value;
        failure = Failure;
        return failure is null;
    }

    /// <summary>Answers with one of two functions.</summary>
    public TResult Match<TResult>(Func<T, TResult> succeeded, Func<Failure, TResult> refused) =>
        Failure is null ? succeeded(_value!) : refused(Failure);

    /// <summary>Goes on with the value; a refusal stays as it is.</summary>
    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next) =>
        Failure is null ? next(_value!) : new Outcome<TNext>(Failure);

    /// <summary>Goes on with the value, asynchronously; a refusal stays as it is.</summary>
    public Task<Outcome<TNext>> Then<TNext>(Func<T, Task<Outcome<TNext>>> next) =>
        Failure is null ? next(_value!) : Task.FromResult(new Outcome<TNext>(Failure));

    /// <summary>Turns the value into another; a refusal stays as it is.</summary>
    public Outcome<TNext> Map<TNext>(Func<T, TNext> change) =>
        Failure is null ? new Outcome<TNext>(change(_value!)) : new Outcome<TNext>(Failure);
}

/// <summary>Names for making outcomes where an implicit conversion would hide too much.</summary>
public static class Outcome
{
    /// <summary>A success.</summary>
    public static Outcome<T> Of<T>(T value) => new(value);

    /// <summary>A success unless a rule had something against it.</summary>
    /// <param name="value">What success carries.</param>
    /// <param name="broken">The first broken rule; null when all hold.</param>
    public static Outcome<T> Unless<T>(Failure? broken, T value) => broken is null ? new(value) : new(broken);

    /// <summary>A refusal.</summary>
    public static Outcome<T> Refused<T>(Failure failure) => new(failure);
}
