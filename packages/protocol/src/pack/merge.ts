type Plain = Readonly<Record<string, unknown>>;

/**
 * Lays a value over another: mappings are merged key by key, everything else (numbers, texts, lists) is replaced, and `null` over a
 * key takes it away. Neither argument is changed.
 */
export function mergeOver(base: unknown, over: unknown): unknown {
  if (!isPlain(base) || !isPlain(over)) return over;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    if (value === null) delete merged[key];
    else merged[key] = key in base ? mergeOver(base[key], value) : value;
  }
  return merged;
}

export const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value);
