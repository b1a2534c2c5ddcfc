/** A ratio or a number of days with about three digits: 0.0123, 0.45, 2.3, 18, 1,204. */
export function shortNumber(value: number): string {
  if (value === Infinity) return '∞';
  if (value === -Infinity) return '−∞';
  const size = Math.abs(value);
  const digits = size === 0 || size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 3;
  const text = Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(size);
  return value < 0 ? `−${text}` : text;
}

/** A share in percent: 4.2 %, 38 %. */
export function percentText(share: number, digits = share < 0.1 ? 1 : 0): string {
  return `${(share * 100).toFixed(digits)}%`;
}

/** A p value: <0.001, 0.023, 0.4. */
export function pText(p: number): string {
  if (p < 0.001) return '<0.001';
  return p < 0.1 ? p.toFixed(3) : p.toFixed(2);
}

/** Enough digits for a file that is computed on. */
export const exactNumber = (value: number): number | null => (Number.isFinite(value) ? Number(value.toPrecision(6)) : null);
