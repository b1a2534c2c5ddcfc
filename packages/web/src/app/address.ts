import { AreaCode, records, type RecordKind } from '@firebreak/contract';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { z } from 'zod';

/** What every page of an outbreak keeps in its address besides its own things. */
export const OutbreakSearch = z.looseObject({ area: AreaCode.optional().catch(undefined) });

/** Address of a page or record of an outbreak. The area in force stays by itself. */
export function outbreakPath(outbreak: string, ...parts: readonly string[]): string {
  return ['/outbreaks', outbreak, ...parts].join('/');
}

/** Address of a record, the same from everywhere and for everybody. */
export function recordPath(outbreak: string, kind: RecordKind, id: string): string {
  return outbreakPath(outbreak, records[kind].plural, id);
}

/** The parameters of the address. `part` is what follows the path of a page, such as the id of an import. */
export function useAddress(): Readonly<Partial<Record<'outbreak' | 'plural' | 'id' | 'part' | 'token' | 'guide', string>>> {
  return useParams({ strict: false });
}

/** The query part of the address as a schema understands it; what it does not understand is as if absent. */
export function useAddressSearch<T extends z.ZodType>(schema: T): z.output<T> | undefined {
  return schema.safeParse(useSearch({ strict: false })).data;
}

/** Goes to an address inside the outbreak; `area` is kept, other query values only where given. */
export function useGo(): (path: string, options?: { search?: Readonly<Record<string, unknown>>; replace?: boolean }) => void {
  const navigate = useNavigate();
  return useCallback(
    (path, { search = {}, replace = false } = {}) => {
      void navigate({ to: path, search: (before: Record<string, unknown>) => ({ area: before['area'], ...search }), replace });
    },
    [navigate],
  );
}

/** Changes some query values of the address in place; undefined removes one. */
export function useChangeSearch(): (change: Readonly<Record<string, unknown>>) => void {
  const navigate = useNavigate();
  return useCallback(
    (change) => {
      void navigate({ to: '.', search: (before: Record<string, unknown>) => ({ ...before, ...change }), replace: true });
    },
    [navigate],
  );
}
