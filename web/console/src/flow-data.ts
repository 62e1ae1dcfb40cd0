/** The ways through something, as the server wrote them. */
export type FlowPicture = {
  readonly nodes: readonly { readonly id: string; readonly label: string; readonly isLoss: boolean }[];
  readonly links: readonly { readonly from: string; readonly to: string; readonly count: number }[];
};

/** How many steps lie before each node, on the longest way to it; nothing leads back. */
export function depthsOf(picture: FlowPicture): ReadonlyMap<string, number> {
  const depths = new Map(picture.nodes.map(node => [node.id, 0]));
  // As many rounds as there are nodes: no way is longer.
  picture.nodes.forEach(() => {
    for (const link of picture.links) depths.set(link.to, Math.max(depths.get(link.to) ?? 0, (depths.get(link.from) ?? 0) + 1));
  });
  return depths;
}
