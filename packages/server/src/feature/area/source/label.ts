/**
 * The ltree label of an area code: letters, digits and `_` only, the set every PostgreSQL since 15 accepts.
 *
 * Letters and digits stay; any other character, `_` too, becomes `_hex_`, so two codes never share a label.
 *
 * @throws RangeError when the code is empty or the label would pass 255 characters
 * @example areaLabel('440105') // '440105'
 * @example areaLabel('GB-LND') // 'GB_2d_LND'
 */
export function areaLabel(code: string): string {
  const label = code.replace(NOT_PLAIN, (character) => `_${character.codePointAt(0)?.toString(16)}_`);
  if (label.length === 0 || label.length > MAX_LABEL) {
    throw new RangeError(`area code "${code.slice(0, 40)}" cannot be a path label: use 1 to ${MAX_LABEL} letters or digits`);
  }
  return label;
}

/**
 * The ltree path of an area: the path of its parent and its own label.
 *
 * @param parentPath path of the parent, or null for a root
 * @example areaPath('CN.440000.440100', '440105') // 'CN.440000.440100.440105'
 */
export function areaPath(parentPath: string | null, code: string): string {
  const label = areaLabel(code);
  return parentPath === null || parentPath === '' ? label : `${parentPath}.${label}`;
}

const NOT_PLAIN = /[^A-Za-z0-9]/gu;
const MAX_LABEL = 255;
