import { recordKinds, type RecordKind } from '../field.ts';

const recordPermissions = recordKinds.flatMap((kind) => [`${kind}.read`, `${kind}.write`] as const);

/**
 * What a role may do. `<kind>.read` and `<kind>.write` are enforced by the database row by row;
 * the others by the route.
 */
export const permissions = [
  ...recordPermissions,
  'task.readAll',
  'task.act',
  'closeOut.read',
  'closeOut.sign',
  'order.read',
  'order.issue',
  'order.act',
  'finding.read',
  'finding.write',
  'finding.act',
  'roster.read',
  'roster.write',
  'round.read',
  'round.write',
  'round.approve',
  'sample.read',
  'sample.write',
  'tube.read',
  'tube.write',
  'tube.result',
  'outbreak.read',
  'outbreak.manage',
  'outbreak.readClosed',
  'person.name',
  'person.reveal',
  'figure.read',
  'chain.read',
  'chain.decide',
  'import.run',
  'export.run',
  'export.approve',
  'expiry.propose',
  'expiry.approve',
  'area.manage',
  'user.manage',
  'audit.read',
] as const;
export type Permission =
  | `${RecordKind}.${'read' | 'write'}`
  | 'task.readAll'
  | 'task.act'
  | 'closeOut.read'
  | 'closeOut.sign'
  | 'order.read'
  | 'order.issue'
  | 'order.act'
  | 'finding.read'
  | 'finding.write'
  | 'finding.act'
  | 'roster.read'
  | 'roster.write'
  | 'round.read'
  | 'round.write'
  | 'round.approve'
  | 'sample.read'
  | 'sample.write'
  | 'tube.read'
  | 'tube.write'
  | 'tube.result'
  | 'outbreak.read'
  | 'outbreak.manage'
  | 'outbreak.readClosed'
  | 'person.name'
  | 'person.reveal'
  | 'figure.read'
  | 'chain.read'
  | 'chain.decide'
  | 'import.run'
  | 'export.run'
  | 'export.approve'
  | 'expiry.propose'
  | 'expiry.approve'
  | 'area.manage'
  | 'user.manage'
  | 'audit.read';

/**
 * Rights to record, decide and carry out: what nobody has in a closed outbreak, whatever the role. Not among them are to read, to manage an
 * outbreak (it is reopened), to take lists out of it, its sunset, and what belongs to the house.
 */
const recordingPermissions: ReadonlySet<Permission> = new Set<Permission>([
  ...recordKinds.map((kind) => `${kind}.write` as const),
  'task.act',
  'closeOut.sign',
  'order.issue',
  'order.act',
  'finding.write',
  'finding.act',
  'roster.write',
  'round.write',
  'round.approve',
  'sample.write',
  'tube.write',
  'tube.result',
  'chain.decide',
  'import.run',
]);

/** Whether a right is one to record, decide or carry out, and so rests while its outbreak is closed. */
export const isRecording = (permission: Permission): boolean => recordingPermissions.has(permission);

/** Read and write permission of the given kinds. */
export const readAndWrite = (...kinds: readonly RecordKind[]): Permission[] =>
  kinds.flatMap((kind) => [`${kind}.read` as const, `${kind}.write` as const]);
export const readOnly = (...kinds: readonly RecordKind[]): Permission[] => kinds.map((kind) => `${kind}.read` as const);
