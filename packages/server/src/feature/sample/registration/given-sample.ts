import { type NewSample } from '@firebreak/contract';
import { type Actor } from '../../../platform/access/index.ts';
import { documentDigest, phoneDigest } from '../../registry/index.ts';
import { sampleTime } from './device-clock.ts';

/** A sample on its way to `firebreak.register_samples`: the fields of `firebreak.given_sample` but for its place in the flush. */
export interface GivenSample {
  readonly actor: Actor;
  readonly device: string;
  readonly tube: string;
  readonly id: string;
  readonly row: Readonly<Record<string, string | number | boolean | null>>;
}

/** Who sends, with which device, and the clocks of both sides. */
export interface Sender {
  readonly actor: Actor;
  readonly device: string;
  readonly sentAt: string;
  readonly receivedAt: string;
}

export function givenSample(sample: NewSample, sender: Sender): GivenSample {
  const { deviceTakenAt, takenAt, isLive } = sampleTime(sample.takenAt, sender);
  const { actor, device } = sender;
  return {
    actor,
    device,
    tube: sample.tube,
    id: sample.id,
    row: {
      id: sample.id,
      actor: actor.id,
      actor_name: actor.name,
      device,
      device_taken_at: deviceTakenAt,
      taken_at: takenAt,
      live: isLive,
      tube: sample.tube,
      place_in_tube: sample.position ?? null,
      capacity: sample.capacity,
      round: sample.round,
      point: sample.point,
      resolves: sample.resolves,
      ...subject(sample.who),
    },
  };
}

function subject(who: NewSample['who']): GivenSample['row'] {
  if (who.kind === 'member') return { kind: who.kind, member: who.member };
  if (who.kind !== 'walkIn') return { kind: who.kind, place: who.place, description: who.description };
  return {
    kind: who.kind,
    member: who.member,
    area_code: who.areaCode,
    name: who.name ?? null,
    birth_year: who.birthYear ?? null,
    phone: who.phone ?? null,
    phone_code: who.phone === undefined ? null : (phoneDigest(who.phone) ?? null),
    document_type: who.documentType ?? null,
    document_number: who.documentNumber ?? null,
    document_code: who.documentNumber === undefined ? null : documentDigest(who.documentNumber),
    household: who.household ?? null,
  };
}
