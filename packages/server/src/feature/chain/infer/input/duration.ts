/** Minutes of `30 min`, `2 h`, `1.5小时`, `45分钟`, `2 days`; null for anything else. */
export function minutesOf(text: string | null): number | null {
  const found = /^\s*(\d+(?:[.,]\d+)?)\s*(min(?:ute)?s?|分钟|分鐘|分|h|hrs?|hours?|小时|小時|d|days?|天|日)\.?\s*$/i.exec(text ?? '');
  const [, number, word] = found ?? [];
  if (number === undefined || word === undefined) return null;
  const [amount, unit] = [Number(number.replace(',', '.')), word.toLowerCase()];
  const perUnit = /^(min|分)/.test(unit) ? 1 : /^(h|小)/.test(unit) ? 60 : 1440;
  return Math.round(amount * perUnit);
}
