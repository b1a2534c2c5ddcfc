import { detectionNotes } from './detection.ts';
import { exposureNotes } from './exposure.ts';
import { measureNotes } from './measure.ts';
import { type MethodNote } from './method-note.ts';
import { poolingNotes } from './pooling.ts';
import { scanNotes } from './scan.ts';
import { testingNotes } from './testing.ts';
import { transmissionNotes } from './transmission.ts';

export { type MethodNote, type Statement } from './method-note.ts';

/** What every method is called, where its page is and what would make it wrong: one catalogue for console, reports and command line. */
export const methodNotes = {
  ...measureNotes,
  ...poolingNotes,
  ...transmissionNotes,
  ...detectionNotes,
  ...scanNotes,
  ...exposureNotes,
  ...testingNotes,
} as const satisfies Readonly<Record<string, MethodNote>>;
export type MethodName = keyof typeof methodNotes;
