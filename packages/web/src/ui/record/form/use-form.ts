import { useEffect, useState } from 'react';
import { useSession } from '../../../app/session.tsx';
import { useFormat } from '../../format/use-format.ts';
import { type Draft, forgetDraft, keepDraft, readDraft } from '../draft.ts';
import { type Noun } from '../noun.ts';
import { groupsOf } from './field-groups.tsx';
import { formProblems, type FieldProblem, type Values } from './validate.ts';

/**
 * Values of a form, kept as they are typed; problems appear when a field is left or when saving was tried.
 *
 * @param form name under which the tab keeps what is not sent yet
 */
export function useForm(noun: Noun, begin: Values, form: string, without: readonly string[] = []) {
  const { today } = useFormat();
  const draftKey = useDraftKey(form);
  const [values, setValues] = useState<Values>(() => ({ ...begin, ...readDraft(draftKey) }));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [resumed, setResumed] = useState(() => readDraft(draftKey) !== undefined);
  const names = groupsOf(noun)
    .flatMap((group) => group.fields)
    .filter((name) => !without.includes(name));
  const all = formProblems(noun, values, today, names);
  const problems: Readonly<Record<string, FieldProblem>> = Object.fromEntries(Object.entries(all).filter(([name]) => left.has(name)));
  const changed = values !== begin;
  useEffect(() => {
    if (changed) keepDraft(draftKey, differing(values, begin));
  }, [values, begin, changed, draftKey]);
  return {
    values,
    problems,
    /** Whether the form began with what this tab kept from before. */
    resumed,
    change: (name: string, value: unknown) => setValues((before) => ({ ...before, [name]: value })),
    leave: (name: string) => setLeft((before) => new Set([...before, name])),
    /** Shows every problem and says whether there is none. */
    check: (): boolean => {
      setLeft(new Set(names));
      return Object.keys(all).length === 0;
    },
    reset: (next: Values) => {
      forgetDraft(draftKey);
      setResumed(false);
      setLeft(new Set());
      setValues(next);
    },
    forget: () => forgetDraft(draftKey),
  };
}

/** What of a form the tab still keeps, if anything: read once, when the form or the page around it appears. */
export function useKeptDraft(form: string): Draft | undefined {
  const draftKey = useDraftKey(form);
  const [draft] = useState(() => readDraft(draftKey));
  return draft;
}

/** A draft is its writer's: who signs in after them in the same tab does not meet it. */
const useDraftKey = (form: string): string => `${useSession().user.id}.${form}`;

/** Name of the form of a new record. What it begins with by itself is no part of it: after midnight that is another day, and the draft the same. */
export function newFormName(outbreak: string, noun: Noun, given: Values, today: string): string {
  return `${outbreak}.${noun.kind}.new.${JSON.stringify(differing(given, noun.begin?.(today) ?? {}))}`;
}

export const editFormName = (outbreak: string, record: string): string => `${outbreak}.${record}`;

/** The values that differ from those the form began with. */
export function differing(values: Values, begin: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => !sameValue(value, begin[name])));
}

/** Unknown is unknown, however it is written. */
export function sameValue(one: unknown, other: unknown): boolean {
  const plain = (value: unknown) => JSON.stringify(value === undefined || value === '' ? null : value);
  return plain(one) === plain(other);
}
