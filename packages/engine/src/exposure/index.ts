export * from './co-presence/co-presence.ts';
export { forEachMeeting, type InfectiousCase, type MeetingVisitor } from './co-presence/meeting.ts';
export { mergeStays } from './visit/merge-stays.ts';
export { visitIndex, type SortedStays, type VisitIndex } from './visit/visit-index.ts';
export { UNKNOWN_PLACE, type LeftOutVisits, type Visits } from './visit/visits.ts';
