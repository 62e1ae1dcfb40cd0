using Ostiary.Console.Access;
using Ostiary.Console.Filters;
using Ostiary.Insights;

namespace Ostiary.Console.Baselines;

/// <summary>The page of baselines.</summary>
/// <param name="Visit">Around which the page is drawn.</param>
/// <param name="Form">Its address.</param>
/// <param name="Baselines">The systems, those with most attempts first.</param>
public sealed record BaselinesView(ConsoleVisit Visit, FilterForm Form, IReadOnlyList<SystemBaseline> Baselines);
