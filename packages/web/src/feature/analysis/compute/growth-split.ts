/** How many lines: two where the curve rose and then fell, whatever it did one, or two parted where they fit best. */
export const growthSplits = ['turned', 'none', 'best'] as const;
export type GrowthSplit = (typeof growthSplits)[number];
