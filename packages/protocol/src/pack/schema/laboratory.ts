import { z } from 'zod';
import { Quantity } from './value.ts';

/** How results of a laboratory are judged. */
export const Laboratory = z.strictObject({
  /**
   * 灰区: a tube whose lowest Ct lies from `from` up to and with `to` is not reported as positive; its people give another sample. A
   * Ct above `to` is no detection.
   */
  greyCt: z.strictObject({ from: Quantity, to: Quantity }).optional(),
});
export type Laboratory = z.infer<typeof Laboratory>;
