import { sectors, taskKinds, taskStatuses } from '@firebreak/epi';
import { z } from 'zod';
import { roles } from '../access/role.ts';
import { area, code, instant, longText, ref, required, text } from '../field.ts';
import { defineRecord } from '../record.ts';

/** 任务: one piece of work with an owner (area, sector, team, person), a deadline and proof. */
export const Task = defineRecord(
  'task',
  'tasks',
  {
    kind: required(code(taskKinds, 'what is to be done')),
    title: text(200, 'what is to be done, in words, where the kind does not say it'),
    status: required(code(taskStatuses, 'whether the clock runs')),
    person: ref('person', 'whom it is about'),
    place: ref('place', 'where it is to be done'),
    specimen: ref('specimen', 'which tube it is about'),
    openedAt: required(instant('start of the clock')),
    dueAt: required(instant('end of the clock')),
    doneAt: instant('time needed'),
    clock: text(60, 'which time limit of the protocol counts'),
    ownerRole: code(roles, 'whose work it is'),
    sector: code(sectors, 'sector that answers for it beside the area'),
    team: ref('team', 'team that does it'),
    assignee: text(120, 'who does it'),
    waitsFor: ref('task', 'what must be done before'),
    reason: longText(1000, 'why it was refused, handed over, taken back or is late'),
    cause: text(160, 'event that started it'),
    pack: text(160, 'protocol pack, edition and hash the deadline rests on'),
    areaCode: area('area that answers for it'),
  },
  {
    personName: z.string().nullable(),
    placeName: z.string().nullable(),
    /** Pieces of proof that stand with the task. */
    evidence: z.number().nullable(),
  },
);
