import { text } from '../text.ts';

/** A number to so many significant digits, without an exponent where a person can read it without. */
export function numberText(value: number | null | undefined, digits = 3): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '—';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  if (value === 0) return '0';
  const size = Math.abs(value);
  const shown = size >= 1e-4 && size < 1e6 ? plainDigits(value, digits) : value.toPrecision(digits);
  return shown.replaceAll('-', '−');
}

/** Something counted: whole numbers have no decimals. */
export const countText = (value: number | null | undefined): string =>
  Number.isInteger(value) && Math.abs(value ?? 0) < 1e15 ? String(value).replace('-', '−') : numberText(value);

/** Whole digits are never rounded away: 1234.5 is 1235 and not 1230. */
const plainDigits = (value: number, digits: number): string => {
  const exponent = Math.floor(Math.log10(Math.abs(Number(value.toPrecision(digits))))); // of what is shown: 9.996 is 10.0
  return value.toFixed(Math.max(0, digits - 1 - exponent));
};

/** A share as a percentage; digits enough that a small one is not 0 %, and one short of all is not 100 %. */
export function percentText(share: number | null | undefined): string {
  if (share === null || share === undefined || Number.isNaN(share)) return '—';
  const percent = share * 100;
  const rest = percent > 100 - 1e-9 ? 0 : 100 - percent; // what is left of adding up is no share
  if (percent > 0 && percent < LEAST_PERCENT) return `<${LEAST_PERCENT}%`;
  if (rest > 0 && rest < LEAST_PERCENT) return `>${100 - LEAST_PERCENT}%`;
  if (rest > 0 && rest < 0.05) return `${percent.toFixed(1 - Math.floor(Math.log10(rest)))}%`;
  return `${(percent !== 0 && Math.abs(percent) < 1 ? numberText(percent, 2) : percent.toFixed(1)).replace('-', '−')}%`;
}

const LEAST_PERCENT = 0.0001;

/** A difference of two shares, in percentage points; its unit stands in the heading. */
export const pointsText = (difference: number | null | undefined): string => percentText(difference).replace(/%$/, '');

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

/** A probability of one among a few, to a whole per cent: what is possible is not 0 %, and what is not sure is not 100 %. */
export function wholePercentText(p: number): string {
  const percent = Math.round(p * 100);
  if (percent === 0 && p > 0) return '<1%';
  return percent === 100 && p < 1 - 1e-9 ? '>99%' : `${percent}%`;
}
