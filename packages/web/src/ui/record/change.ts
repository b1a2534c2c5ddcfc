import { type RecordKind } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery, queryClient } from '../../app/query.ts';
import { kindText } from '../../text/field.ts';
import { useErrorText } from '../state/error-text.ts';
import { showToast } from '../toast.tsx';
import { type AnyRecord, routesOf } from './any-record.ts';
import { titleOf } from './title.ts';

/** Records a new one. The id is in the values, so trying again after a lost connection writes once. `quietly`: somebody else says that it is done. */
export function useCreate(kind: RecordKind, { quietly = false } = {}) {
  const outbreak = useOutbreak().id;
  const { t } = useTranslation('record');
  const undo = useUndoNewest(kind);
  return useMutation({
    mutationFn: async (values: Readonly<Record<string, unknown>>) =>
      await call(routesOf(kind).create, { params: { outbreak }, body: known(values) }),
    onSuccess: (record) => {
      if (!quietly) showToast(t('done.created', { kind: kindText(kind), title: titleOf(kind, record) }), () => undo(record.id));
      showWritten(outbreak, kind, record);
    },
  });
}

export interface Edit {
  readonly id: string;
  readonly version: number;
  readonly set: Readonly<Record<string, unknown>>;
  readonly reason?: string;
}

/** Changes some fields of a record that has not changed since it was seen. */
export function useEdit(kind: RecordKind) {
  const outbreak = useOutbreak().id;
  const { t } = useTranslation('record');
  const undo = useUndoNewest(kind);
  return useMutation({
    mutationFn: async ({ id, version, set, reason }: Edit) =>
      await call(routesOf(kind).edit, {
        params: { outbreak, id },
        body: { version, set: nulled(set), ...(reason === undefined ? {} : { reason }) },
      }),
    onSuccess: (record) => {
      showToast(t('done.edited', { kind: kindText(kind), title: titleOf(kind, record) }), () => undo(record.id));
      showWritten(outbreak, kind, record);
    },
  });
}

/** Takes a record out of all lists, or brings it back. */
export function useWithdraw(kind: RecordKind) {
  const outbreak = useOutbreak().id;
  const { t } = useTranslation('record');
  const undo = useUndoNewest(kind);
  return useMutation({
    mutationFn: async ({ id, reason, back }: { readonly id: string; readonly reason: string; readonly back: boolean }) =>
      await call(back ? routesOf(kind).restore : routesOf(kind).withdraw, {
        params: { outbreak, id },
        body: { reason },
      }),
    onSuccess: async (record) => {
      const words = { kind: kindText(kind), title: titleOf(kind, record) };
      showToast(record.withdrawnAt === null ? t('done.restored', words) : t('done.withdrawn', words), () => undo(record.id));
      await refreshOutbreak(outbreak);
    },
  });
}

/** Undoes one entry of the history by a new change. */
export function useUndo(kind: RecordKind) {
  const outbreak = useOutbreak().id;
  const { t } = useTranslation('record');
  return useMutation({
    mutationFn: ({ id, entry }: { readonly id: string; readonly entry: string }) =>
      call(routesOf(kind).undo, { params: { outbreak, id }, body: { entry } }),
    onSuccess: async () => {
      showToast(t('done.undone'));
      await refreshOutbreak(outbreak);
    },
  });
}

/** Undoes the newest change of a record; what prevents it is said. */
export function useUndoNewest(kind: RecordKind): (id: string) => Promise<void> {
  const outbreak = useOutbreak().id;
  const { t } = useTranslation('record');
  const say = useErrorText();
  return async (id) => {
    try {
      const { entries } = await call(routesOf(kind).history, { params: { outbreak, id } });
      const newest = entries.find((entry) => entry.undoable);
      if (newest === undefined) return showToast(t('done.nothingToUndo'));
      await call(routesOf(kind).undo, { params: { outbreak, id }, body: { entry: newest.id } });
      showToast(t('done.undone'));
    } catch (error) {
      showToast(say(error));
    }
    await refreshOutbreak(outbreak);
  };
}

/** The answer is the record as it is now: its page shows it at once, and nobody waits while everything else is read anew. */
function showWritten(outbreak: string, kind: RecordKind, record: AnyRecord): void {
  queryClient.setQueryData(outbreakQuery(routesOf(kind).get, { params: { outbreak, id: record.id } }).queryKey, record);
  void refreshOutbreak(outbreak);
}

/** Values that are known; what is unknown is not sent. */
function known(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''));
}

/** What was known and is no longer is sent as null. */
function nulled(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === undefined || value === '' ? null : value]));
}
