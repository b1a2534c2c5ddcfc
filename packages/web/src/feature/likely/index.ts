export { HouseholdOfOther, LikelyPlaces } from './likely-choice.tsx';
export { ContactDays, ExposureDays, VisitDays } from './likely-days.tsx';
