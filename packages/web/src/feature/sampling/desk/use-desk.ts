import { routes } from '@firebreak/contract';
import { useEffect, useReducer, useState } from 'react';
import { call } from '../../../app/client.ts';
import { type Entry } from '../../../offline/entry.ts';
import { currentEntries, putEntries, takeBack } from '../../../offline/outbox.ts';
import { type Question } from './next-step.ts';
import { type DeskPorts, type DeskSource, DeskWork } from './desk-work.ts';
import { giveFeedback } from './feedback.ts';
import { type Found } from './find-people.ts';
import { foundAtServer } from './sampled.ts';

/** The registration desk of a page; it draws again with every act. */
export function useDesk(source: DeskSource, first: Question): DeskWork {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const [desk] = useState(() => new DeskWork(source, portsOf(source.doer.outbreak), first, draw));
  // A list may be read again, or a point changed, while the desk is open.
  useEffect(() => desk.follow(source), [desk, source]);
  return desk;
}

/** Asks the server who is meant; undefined: it cannot be asked now. */
export async function findAtServer(outbreak: string, text: string): Promise<readonly Found[] | undefined> {
  const answer = await call(routes.roster.find, { params: { outbreak }, body: { text } }).catch(() => undefined);
  return answer?.members.map((member) => foundAtServer(member));
}

export function portsOf(outbreak: string): DeskPorts {
  return {
    entries: () => entriesOf(outbreak),
    put: (entries) => putEntries(entries),
    takeBack,
    find: (text) => findAtServer(outbreak, text),
    feedback: giveFeedback,
  };
}

const entriesOf = (outbreak: string): readonly Entry[] => currentEntries().filter((entry) => entry.outbreak === outbreak);
