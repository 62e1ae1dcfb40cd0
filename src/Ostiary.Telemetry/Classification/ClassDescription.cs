using System.Text.Json.Serialization;

namespace Ostiary.Telemetry;

/// <summary>What is said of one class: the one list that console, pages and reference take their words from.</summary>
/// <param name="Class">The class.</param>
/// <param name="Party">Who could have made the attempt end well.</param>
/// <param name="Cause">What happened, as the middle of a sentence.</param>
/// <param name="Hint">What an engineer should look at.</param>
/// <param name="Sentence">What to say to the person in front of the page.</param>
/// <param name="NextStep">What to do about this one attempt.</param>
public sealed record ClassDescription(ErrorClass Class, Party Party, string Cause, string Hint, string Sentence, string NextStep)
{
    private static readonly Lazy<IReadOnlyDictionary<ErrorClass, ClassDescription>> List = new(Read);

    /// <summary>Every class, in the order of <see cref="ErrorClass"/>.</summary>
    public static IReadOnlyList<ClassDescription> All => [.. List.Value.Values.OrderBy(description => description.Class)];

    /// <summary>What is said of a class.</summary>
    public static ClassDescription Of(ErrorClass errorClass) => List.Value[errorClass];

    private static Dictionary<ErrorClass, ClassDescription> Read() =>
        EmbeddedTable.Read("Classification.classes.json", ClassificationTables.Default.ClassDescriptionArray).ToDictionary(description => description.Class);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true,
    Converters = new[] { typeof(SnakeCaseEnum<ErrorClass>), typeof(SnakeCaseEnum<Party>) })]
[JsonSerializable(typeof(ClassDescription[]))]
[JsonSerializable(typeof(FailureTable))]
[JsonSerializable(typeof(AttemptSignals))]
[JsonSerializable(typeof(LabelledAttempt))]
internal sealed partial class ClassificationTables : JsonSerializerContext;
