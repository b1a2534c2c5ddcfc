/**
 * Links grouped again by their first end: those out of case j are `bySource[sourceOffset[j]]` up to, but not with,
 * `bySource[sourceOffset[j + 1]]`, in the order in which they came.
 */
export function groupedBySource(source: Int32Array, cases: number): { sourceOffset: Int32Array; bySource: Int32Array } {
  const sourceOffset = new Int32Array(cases + 1);
  for (const one of source) sourceOffset[one + 1]!++;
  for (let one = 0; one < cases; one++) sourceOffset[one + 1]! += sourceOffset[one]!;
  const next = sourceOffset.slice();
  const bySource = new Int32Array(source.length);
  source.forEach((one, link) => (bySource[next[one]!++] = link));
  return { sourceOffset, bySource };
}
