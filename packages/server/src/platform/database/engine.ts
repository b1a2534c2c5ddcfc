/** Rows of a statement, and how many it touched. */
export interface Result {
  readonly rows: Record<string, unknown>[];
  readonly affected: number;
}

/** One connection that carries one transaction at a time. */
export interface Connection {
  query(sql: string, parameters: readonly unknown[]): Promise<Result>;
  /** Several statements without parameters: migrations. */
  execute(sql: string): Promise<void>;
  release(): void;
}

/** A database engine: PGlite in the data directory, or PostgreSQL at an address. */
export interface Engine {
  readonly name: 'pglite' | 'postgresql';
  /** A connection in the role of the service, which row-level security binds. */
  connect(): Promise<Connection>;
  /** A connection in the role of the owner, for migrations only. */
  connectOwner(): Promise<Connection>;
  close(): Promise<void>;
}

export const serviceRole = 'firebreak_service';

/** Instants leave the database as ISO text with `Z` and milliseconds. */
export const instantText = (text: string) => new Date(text.includes('T') ? text : postgresInstant(text)).toISOString();
/** PostgreSQL writes `2026-07-12 06:05:00.123+00`. */
const postgresInstant = (text: string) => text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');

/** Object ids of the types whose text we read ourselves, the same on both engines. */
export const typeReaders: Readonly<Record<number, (text: string) => unknown>> = {
  20: Number, // int8: counts and sequences stay far below 2^53
  1082: (text) => text, // date
  1184: instantText, // timestamptz
  1700: Number, // numeric
};
