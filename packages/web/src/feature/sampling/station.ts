import { type SpecimenSubject, specimenSubjects } from '@firebreak/epi';
import { useCallback, useState } from 'react';

/** Where and for what the device registers: chosen once a shift. */
export interface Station {
  /** What is sampled: people, goods or surroundings. */
  readonly subject: SpecimenSubject;
  readonly round: string | null;
  readonly point: string | null;
  readonly pointName: string | null;
}

/** The choice of this device for an outbreak; it survives a reload and holds nobody's data. */
export function useStation(outbreak: string): readonly [Station, (change: Partial<Station>) => void] {
  const [station, setStation] = useState(() => read(outbreak));
  const change = useCallback(
    (part: Partial<Station>) =>
      setStation((before) => {
        const next = { ...before, ...part };
        localStorage.setItem(keyOf(outbreak), JSON.stringify(next));
        return next;
      }),
    [outbreak],
  );
  return [station, change];
}

function read(outbreak: string): Station {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(outbreak)) ?? '{}') as Partial<Station>;
    const subject = specimenSubjects.find((one) => one === kept.subject) ?? empty.subject;
    return { ...empty, ...kept, subject };
  } catch {
    return empty;
  }
}

const empty: Station = { subject: 'person', round: null, point: null, pointName: null };
const keyOf = (outbreak: string): string => `firebreak.station.${outbreak}`;
