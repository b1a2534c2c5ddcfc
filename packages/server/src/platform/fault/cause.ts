import { type FailureCause } from '@firebreak/contract';

/** Codes of the operating system, of Node and of PostgreSQL (appendix A of its manual) that have one meaning for whoever waits. */
const causes: Readonly<Record<string, FailureCause>> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EACCES: 'directoryNotAllowed',
  EPERM: 'directoryNotAllowed',
  EROFS: 'directoryNotAllowed',
  ENOENT: 'filesGone',
  ERR_WORKER_OUT_OF_MEMORY: 'memoryFull',
  ECONNREFUSED: 'databaseGone',
  ECONNRESET: 'databaseGone',
  ETIMEDOUT: 'databaseGone',
  EPIPE: 'databaseGone',
  ENOTFOUND: 'databaseGone',
  EAI_AGAIN: 'databaseGone',
  '22021': 'unstorableText', // character_not_in_repertoire
  '22P05': 'unstorableText', // untranslatable_character
  '23502': 'againstRule', // not_null_violation
  '23503': 'pointsAtNothing', // foreign_key_violation
  '23505': 'alreadyThere', // unique_violation
  '23514': 'againstRule', // check_violation
  '25006': 'databaseReadOnly', // read_only_sql_transaction
  '3D000': 'databaseRefused', // invalid_catalog_name
  '40001': 'othersWriting', // serialization_failure
  '40P01': 'othersWriting', // deadlock_detected
  '42501': 'notAllowed', // insufficient_privilege, row-level security among it
  '53100': 'diskFull', // disk_full
  '53200': 'memoryFull', // out_of_memory
  '53300': 'databaseBusy', // too_many_connections
  '55P03': 'othersWriting', // lock_not_available
  '57014': 'tooSlow', // query_canceled, by a time limit
};

/** Classes of PostgreSQL, by the first two letters. */
const classes: Readonly<Record<string, FailureCause>> = {
  '08': 'databaseGone', // connection exception
  '22': 'valueOutOfRange', // data exception
  '28': 'databaseRefused', // invalid authorisation
  '57': 'databaseGone', // operator intervention: it is shutting down
};

/** Why something failed, where that has a meaning for whoever waits; undefined for what nobody foresaw. */
export function causeOf(error: unknown): FailureCause | undefined {
  if (error instanceof KnownFailure) return error.reason;
  if (error instanceof AggregateError) return error.errors.map(causeOf).find((cause) => cause !== undefined);
  const code = (error as { code?: unknown } | null | undefined)?.code;
  if (typeof code !== 'string') return undefined;
  return causes[code] ?? (/^[0-9A-Z]{5}$/.test(code) ? classes[code.slice(0, 2)] : undefined);
}

/** Work that cannot go on for a reason that has words. */
export class KnownFailure extends Error {
  readonly reason: FailureCause;

  constructor(reason: FailureCause, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'KnownFailure';
    this.reason = reason;
  }
}
