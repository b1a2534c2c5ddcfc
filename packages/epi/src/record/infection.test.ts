import { expect, test } from 'vitest';
import { parseCalendarDate, type CalendarDate } from '../time/index.ts';
import { type Infection, infectionNode, infectionOfNode, linkInfections } from './infection.ts';

const day = (text: string): CalendarDate => parseCalendarDate(text)!;
const open = { exposedFrom: null, exposedUntil: null, ownFrom: null, ownUntil: null } as const;
const once = (person: string, on: string): Infection => ({ person, episode: 1, day: day(on), ...open });
/** Ill on 10 January and over on the 20th; ill again on 1 June. Halfway between 20 January and 1 June (132 days) is 27 March. */
const twice = (person: string): Infection[] => [
  { person, episode: 1, day: day('2022-01-10'), ...open, exposedUntil: day('2022-01-20'), ownUntil: day('2022-03-27') },
  { person, episode: 2, day: day('2022-06-01'), ...open, exposedFrom: day('2022-01-21'), ownFrom: day('2022-03-28') },
];
const ends = (links: readonly { source: string; target: string }[]) => links.map(({ source, target }) => `${source}>${target}`);

test('an exposure belongs to the infections its day tells of: who was infected twice infects once and is infected later', () => {
  const links = [
    { source: 'A', target: 'B', date: day('2022-01-12') },
    { source: 'B', target: 'A', date: day('2022-05-28') },
    { source: 'A', target: 'C', date: day('2022-06-02') },
    { source: 'A', target: 'C', date: day('2022-02-10') }, // after A was over, months before A fell ill again
    { source: 'C', target: 'A', date: day('2022-02-10') },
  ];
  const linked = linkInfections(links, [...twice('A'), once('B', '2022-01-15'), once('C', '2022-06-05')], new Map());
  expect(ends(linked)).toEqual(['A>B', 'B>A/2', 'A/2>C', 'A>C', 'C>A/2']);
});

test('an exposure without a day takes the day of its other end, where that is one infection or an event', () => {
  const links = [
    { source: 'A', target: 'B' },
    { source: 'A', target: 'C', date: null },
    { source: 'wedding', target: 'A' },
    { source: 'A', target: 'D' }, // twice on both sides: the first of each
  ];
  const infections = [...twice('A'), once('B', '2022-01-15'), once('C', '2022-06-05'), ...twice('D')];
  expect(ends(linkInfections(links, infections, new Map([['wedding', day('2022-05-30')]])))).toEqual([
    'A>B',
    'A/2>C',
    'wedding>A/2',
    'A>D',
  ]);
});

test('what belongs to an infection out of sight joins nobody, and where nobody was infected twice nothing is touched', () => {
  const [first] = twice('A');
  const late = { source: 'B', target: 'A', date: day('2022-05-28') };
  expect(ends(linkInfections([late], [first!, once('B', '2022-05-20')], new Map()))).toEqual(['B>A/unseen']);
  const links = [{ source: 'A', target: 'B' }];
  expect(linkInfections(links, [once('A', '2022-01-10'), once('B', '2022-01-15')], new Map())).toBe(links);
});

test('the name of an infection is that of the person, with its number from the second on', () => {
  expect([infectionNode('A', 1), infectionNode('A', 2)]).toEqual(['A', 'A/2']);
  expect([infectionOfNode('A'), infectionOfNode('A/12')]).toEqual([
    { person: 'A', episode: 1 },
    { person: 'A', episode: 12 },
  ]);
});
