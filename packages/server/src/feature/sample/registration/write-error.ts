import { type FailureCause } from '@firebreak/contract';
import { causeOf } from '../../../platform/fault/index.ts';

/** Class and code of an error of the database: PostgreSQL, appendix A. */
const codeOf = (error: unknown): string => (error as { code?: unknown } | null)?.code?.toString() ?? '';

/** Serialisation failure, deadlock, a lock not had: the same transaction may well succeed now. */
export const isPassing = (error: unknown): boolean => ['40001', '40P01', '55P03'].includes(codeOf(error));

/** The data itself is at fault (classes 22, 23): what came with it can be stored without it. */
export const isUnstorable = (error: unknown): boolean => /^2[23]\w{3}$/.test(codeOf(error));

/** Why it could not be stored, as a code that is worded where it is read: the words of the database may repeat what a person typed. */
export const problemOf = (error: unknown): FailureCause => causeOf(error) ?? 'valueOutOfRange';
