import { type Db, type LongWorks } from './database/index.ts';

/** What every feature of the server stands on. Time is asked of the clock, never of the machine directly. */
export interface Platform {
  readonly db: Db;
  readonly engine: 'pglite' | 'postgresql';
  /** What holds the only connection of the embedded database just now. */
  readonly longWorks: LongWorks;
  /** The present instant as ISO text with `Z`. */
  readonly now: () => string;
  /** Data directory: uploads wait here. */
  readonly directory: string;
  readonly version: string;
}
