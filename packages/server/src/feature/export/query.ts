import { type Parsed, type recordRoutes, type RecordDefinition } from '@firebreak/contract';
import { type ListCut } from '../registry/index.ts';

/** What the door of an export takes. */
export type ExportQuery = Parsed<ReturnType<typeof recordRoutes<RecordDefinition>>['export']>['query'];

export const cutOf = ({ search, filter, area, withdrawn }: ExportQuery): ListCut => ({ search, filter, area, withdrawn });
