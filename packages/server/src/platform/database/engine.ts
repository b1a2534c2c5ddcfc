/** Rows of a statement, and how many it touched. */
export interface Result {
  readonly rows: Record<string, unknown>[];
  readonly affected: number;
}

/** One connection that carries one transaction at a time. */
export interface Connection {
  /** Statements may be sent while earlier ones are still under way; they are carried out in the order in which they were sent. */
  readonly isPipelined: boolean;
  /** @param isKept the statement comes again and again: its plan may be kept with the connection */
  query(sql: string, parameters: readonly unknown[], isKept?: boolean): Promise<Result>;
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
export const instantText = (text: string) =>
  utc.test(text)
    ? `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(3, '0')}Z`
    : new Date(text.includes('T') ? text : postgresInstant(text)).toISOString();
/** As both engines write it where nothing is to be reckoned; a list has thousands. */
const utc = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,3})?\+00$/;
/** PostgreSQL writes `2026-07-12 06:05:00.123+00`. */
const postgresInstant = (text: string) => text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');

/** Object ids of the types whose text we read ourselves, the same on both engines. */
export const typeReaders: Readonly<Record<number, (text: string) => unknown>> = {
  20: Number, // int8: counts and sequences stay far below 2^53
  1082: (text) => text, // date
  1184: instantText, // timestamptz
  1700: Number, // numeric
};
