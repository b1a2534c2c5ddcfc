import { AppError, type RecordKind, requestInvalid } from '@firebreak/contract';
import { columnsOf } from './column.ts';

interface DatabaseError {
  readonly code?: string | null;
  readonly constraint?: string | null;
  readonly detail?: string | null;
}

/** What the database refused, in the words of the contract; what it did not refuse comes back as it was. */
export function translateRefusal(error: unknown, kind: RecordKind): unknown {
  if (error instanceof AppError) return error;
  const { code, constraint } = error as DatabaseError;
  if (code === '42501') return new AppError('PERMISSION_DENIED', { permission: `${kind}.write` }, { cause: error });
  if (code === '23503')
    return new AppError('REFERENCE_NOT_FOUND', { field: fieldOf(kind, constraint), id: idOf(error as DatabaseError) }, { cause: error });
  if (code === '23505') return new AppError('ALREADY_EXISTS', { field: fieldOf(kind, constraint) }, { cause: error });
  if (code === '23514' || code === '23502') return invalid(fieldOf(kind, constraint), error);
  if (code?.startsWith('22') === true) return invalid('body', error);
  return error;
}

/** A value the database cannot hold, in whatever statement: a NUL in a text, half of a surrogate pair. */
export function translateValue(error: unknown): unknown {
  const { code } = error as DatabaseError;
  return !(error instanceof AppError) && code?.startsWith('22') === true ? invalid('body', error) : error;
}

/** Somebody else made the same record a moment ago: trying again finds it. */
export const isLostRace = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'ALREADY_EXISTS' && error.details['field'] === 'id';

const invalid = (field: string, cause: unknown) => requestInvalid(field, 'notStorable', {}, { cause });

/** Constraints are named after their table and columns: `case_home_person_fkey`, `case_person`, `case_pkey`. */
function fieldOf(kind: RecordKind, constraint: string | null | undefined): string {
  if (constraint === null || constraint === undefined) return 'body';
  if (constraint.endsWith('_pkey')) return 'id';
  if (constraint.endsWith('_source')) return 'sourceId';
  const found = columnsOf(kind).find(({ name }) => constraint.includes(`_home_${name}_`) || constraint.endsWith(`_${name}`));
  return found?.field ?? 'body';
}

const idOf = ({ detail }: DatabaseError): string => /, ([0-9a-f-]{36})\)=?|\(([^()]*)\)$/.exec(detail ?? '')?.[1] ?? '—';
