export { SunsetCard } from './sunset-card.tsx';
export { useWaitingExpiries } from './use-waiting-expiries.ts';
