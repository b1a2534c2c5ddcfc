import { type Page } from 'playwright-core';
import { words } from './console.ts';

const t = words['zh-Hans'].device;

/** A PIN that is no row, no date, and not one digit six times. */
export const PIN = '274913';

/** Sets the PIN on the page on which a device is readied. */
export async function setPin(page: Page): Promise<void> {
  await page.getByLabel(t.pin.field.replace('{{length}}', '6')).fill(PIN);
  await page.getByRole('button', { name: t.pin.set }).click();
  await page.getByText(t.pin.done).waitFor();
}

/** Opens a locked device with a PIN. */
export async function unlock(page: Page, pin = PIN): Promise<void> {
  await page.getByLabel(t.locked.pin, { exact: true }).fill(pin);
  await page.getByRole('button', { name: t.locked.open, exact: true }).click();
}

/** Everything the device keeps of field work, read as a thief with the disk reads it: by store, bytes as the characters they are. */
export const onDevice = (page: Page): Promise<Record<string, string[]>> =>
  page.evaluate(
    () =>
      new Promise((found, fail) => {
        const text = (_key: string, value: unknown): unknown =>
          value instanceof Uint8Array ? `${new TextDecoder().decode(value)} ${new TextDecoder('utf-16le').decode(value)}` : value;
        const opening = indexedDB.open('firebreak-field');
        opening.addEventListener('error', () => fail(opening.error as Error));
        opening.addEventListener('success', () => {
          const names = [...opening.result.objectStoreNames];
          const transaction = opening.result.transaction(names);
          const reads = names.map((name) => [name, transaction.objectStore(name).getAll()] as const);
          transaction.addEventListener('complete', () => {
            opening.result.close();
            found(
              Object.fromEntries(reads.map(([name, read]) => [name, (read.result as unknown[]).map((row) => JSON.stringify(row, text))])),
            );
          });
        });
      }),
  );
