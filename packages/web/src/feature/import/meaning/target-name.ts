import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldText, kindText } from '../../../text/field.ts';
import { allTargets, IGNORE, isOfImport, type Target } from '../target.ts';

/** Value of the choice "kept beside the record", which the server knows as no meaning. */
export const KEEP = 'keep';

/** A meaning in words: kind and field. */
export function useTargetName(): (target: Target) => string {
  const { t } = useTranslation('importing');
  return (target) => `${kindName(t('field.rowName'), target)} · ${fieldName(t, target)}`;
}

interface Option {
  readonly value: string;
  readonly label: string;
  /** What a person may type to find it: the words, and the name of the field. */
  readonly search: string;
}
interface Group {
  readonly label: string;
  readonly title: string;
  readonly options: readonly Option[];
}

/** Every meaning as a choice, by kind; kept and not read stand first. */
export function useTargetOptions(): (Option | Group)[] {
  const { t } = useTranslation('importing');
  return useMemo(() => {
    const groups = new Map<string, Option[]>();
    for (const target of allTargets) {
      const kind = kindName(t('field.rowName'), target);
      const label = `${kind} · ${fieldName(t, target)}`;
      const option = { value: target.value, label, search: `${label} ${target.value}` };
      groups.set(kind, [...(groups.get(kind) ?? []), option]);
    }
    const first = [
      { value: KEEP, label: t('mapping.keep'), search: t('mapping.keep') },
      { value: IGNORE, label: t('mapping.ignore'), search: t('mapping.ignore') },
    ];
    return [...first, ...[...groups].map(([label, options]) => ({ label, title: label, options }))];
  }, [t]); // a new language brings a new `t`
}

type T = ReturnType<typeof useTranslation<'importing'>>['t'];

function kindName(row: string, { kind }: Target): string {
  return kind === 'row' ? row : kindText(kind);
}

function fieldName(t: T, target: Target): string {
  if (target.field === 'key') return t('mapping.key');
  if (isOfImport(target)) return (t as (key: string) => string)(`field.${target.value}`); // target.ts lists them, mapping.test.ts proves that each has words
  return target.kind === 'area' || target.kind === 'row' ? target.field : fieldText(target.kind, target.field);
}
