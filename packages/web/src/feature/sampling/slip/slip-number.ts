import { deviceName } from '../../../offline/device.ts';

/** Number of the slip after another one: `A3-009` → `A3-010`. Without one, the first of this device. */
export function slipAfter(number: string): string {
  const parts = /^(.*?)(\d+)$/.exec(number);
  if (parts === null) return `${number}-001`;
  const [, head = '', digits = ''] = parts;
  return head + String(Number(digits) + 1).padStart(digits.length, '0');
}

/** Numbers of a sheet of slips, from the next free one on. */
export function slipNumbers(from: string, count: number): readonly string[] {
  const numbers: string[] = [];
  for (let next = from; numbers.length < count; next = slipAfter(next)) numbers.push(next);
  return numbers;
}

/** The next number to offer: the one after the last, or the first of this device, whose own letters keep two devices apart. */
export function suggestedSlip(last?: string): string {
  return last === undefined ? `${deviceName().slice(-3).toUpperCase()}-001` : slipAfter(last);
}
