import { AppError, type Permission } from '@firebreak/contract';

/** What PostgreSQL answers where a policy of row-level security does not let a row in (`insufficient_privilege`). */
const refusedByPolicy = '42501';

/** For a statement that fails: row-level security refused it, which the actor is told as the permission that is missing there. */
export const refusedAs =
  (permission: Permission) =>
  (error: unknown): never => {
    if ((error as { code?: string | null }).code === refusedByPolicy)
      throw new AppError('PERMISSION_DENIED', { permission }, { cause: error });
    throw error;
  };
