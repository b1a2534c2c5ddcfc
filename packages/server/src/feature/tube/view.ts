import { type Answer, type Rack as RackAnswer, type routes } from '@firebreak/contract';

type Doors = (typeof routes)['tube'];

export type Tube = Answer<Doors['list']>['tubes'][number];
export type TubeWithCustody = Answer<Doors['get']>;
export type Custody = TubeWithCustody['custody'][number];
export type Member = Answer<Doors['members']>['members'][number];
export type Rack = RackAnswer;
