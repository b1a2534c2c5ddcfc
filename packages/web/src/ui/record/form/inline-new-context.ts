import { type RecordKind } from '@firebreak/contract';
import { createContext, type ReactNode } from 'react';
import { type AnyRecord } from '../any-record.ts';

export interface InlineNewProps {
  readonly kind: RecordKind;
  /** What was typed into the search: most likely the name. */
  readonly typed: string;
  readonly done: (record: AnyRecord) => void;
  readonly cancel: () => void;
}

/** The form with which a reference field records what is not there yet; it is made of fields itself, so it comes from outside. */
export const InlineNewContext = createContext<((props: InlineNewProps) => ReactNode) | undefined>(undefined);
