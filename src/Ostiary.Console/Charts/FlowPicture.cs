namespace Ostiary.Console.Charts;

/// <summary>What drawn streams are drawn from.</summary>
/// <param name="Nodes">What they join, each once.</param>
/// <param name="Links">The streams.</param>
public sealed record FlowPicture(IReadOnlyList<FlowNode> Nodes, IReadOnlyList<FlowLink> Links);

/// <summary>One place that streams join.</summary>
/// <param name="Id">Unique in the picture.</param>
/// <param name="Label">What stands at it.</param>
/// <param name="IsLoss">Whether what comes here did not get in.</param>
public sealed record FlowNode(string Id, string Label, bool IsLoss);

/// <summary>One stream.</summary>
/// <param name="From">The id of the node where it begins.</param>
/// <param name="To">The id of the node where it ends.</param>
/// <param name="Count">How wide it is.</param>
public sealed record FlowLink(string From, string To, long Count);
