import { text } from '../text.ts';

/** A number to so many significant digits, without an exponent where a person can read it without. */
export function numberText(value: number | null | undefined, digits = 3): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '—';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value).replace('-', '−');
  const size = Math.abs(value);
  const shown = size >= 1e-4 && size < 1e6 ? plainDigits(value, digits) : value.toPrecision(digits);
  return shown.replace('-', '−');
}

/** Whole digits are never rounded away: 1234.5 is 1235 and not 1230. */
const plainDigits = (value: number, digits: number): string => {
  const before = Math.max(1, Math.floor(Math.log10(Math.abs(value))) + 1);
  const decimals = Math.abs(value) >= 1 ? Math.max(0, digits - before) : digits - 1 - Math.floor(Math.log10(Math.abs(value)));
  return value.toFixed(decimals);
};

/** A share as a percentage; digits enough that a small one is not 0 %. */
export function percentText(share: number | null | undefined): string {
  if (share === null || share === undefined || Number.isNaN(share)) return '—';
  const percent = share * 100;
  return `${(percent !== 0 && Math.abs(percent) < 1 ? numberText(percent, 2) : percent.toFixed(1)).replace('-', '−')}%`;
}

/** A share of an axis: a tick is exact, so it has no zeros at its end. */
export const percentTick = (share: number): string => `${Number((share * 100).toPrecision(4))}%`;

export const pText = (p: number | null | undefined): string => (p === null || p === undefined ? '—' : p < 0.001 ? '<0.001' : p.toFixed(3));

export const intervalText = (
  limits: { readonly lower: number | null; readonly upper: number | null } | null,
  shown: (value: number | null) => string = numberText,
): string => (limits === null ? '—' : `${shown(limits.lower)} – ${shown(limits.upper)}`);

/** Heading of a column of intervals: “95% interval”. */
export const intervalHeading = (level: number): string => text('interval', { level: percentOf(level) });

/** `95%` of 0.95, `99.9%` of 0.999. */
export const percentOf = (level: number): string => `${Number((level * 100).toPrecision(6))}%`;
