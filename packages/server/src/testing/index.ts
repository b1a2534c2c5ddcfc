export { asOwner, openTestDatabase, type TestDatabase } from './database.ts';
export { markOf, plant, type Planted, secretOf } from './plant.ts';
export { plantRound, type PlantedRound, rosterMark, roundMark } from './plant-round.ts';
export { sessionHeaders } from './session.ts';
export { plantTube, type PlantedTube, tubeBodies, tubeMark, tubeTables } from './plant-tube.ts';
