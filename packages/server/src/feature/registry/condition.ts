import {
  CalendarDateText,
  type FieldForm,
  type FilterCondition,
  type FilterOperator,
  requestInvalid,
  type RequestProblem,
} from '@firebreak/contract';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type Attribute, attributeOf, isSecret } from './attribute.ts';
import { sqlTypeOf } from './column.ts';
import { type Noun } from './noun.ts';

/** A condition as SQL, and the joins it needs. */
export interface Condition {
  readonly sql: RawBuilder<unknown>;
  readonly joins: readonly string[];
}

/** @throws AppError REQUEST_INVALID when the field, the operator or the value do not go together */
export function conditionOf(noun: Noun, filter: FilterCondition): Condition {
  const attribute = attributeOf(noun, filter.field, 'filter');
  if (!operatorsOf(attribute).includes(filter.operator)) throw unfit(filter, 'notComparable', { operator: filter.operator });
  return { sql: compare(attribute, filter), joins: attribute.joins };
}

const ordered: readonly FieldForm[] = ['date', 'instant', 'whole', 'number'];

function operatorsOf(attribute: Attribute): FilterOperator[] {
  if (isSecret(attribute)) return ['is', 'empty', 'filled'];
  const always: FilterOperator[] = ['is', 'isNot', 'in', 'empty', 'filled'];
  if (ordered.includes(attribute.form)) return [...always, 'before', 'after'];
  return attribute.form === 'text' || attribute.form === 'longText' || attribute.form === 'area' ? [...always, 'contains'] : always;
}

function compare(attribute: Attribute, filter: FilterCondition): RawBuilder<unknown> {
  const { sql: left, form } = attribute;
  const type = sql.raw(sqlTypeOf(form));
  const value = () => sql`${valueOf(attribute, filter, filter.value)}::${type}`;
  switch (filter.operator) {
    case 'empty':
      return sql`${left} is null`;
    case 'filled':
      return sql`${left} is not null`;
    case 'is':
      return sql`${left} = ${value()}`;
    case 'isNot':
      return sql`${left} is distinct from ${value()}`;
    case 'before':
      return sql`${left} < ${value()}`;
    case 'after':
      return sql`${left} > ${value()}`;
    case 'contains':
      return sql`${left} ilike ${containing(filter)}`;
    case 'in':
      return sql`${left} = any (${several(filter).map((one) => valueOf(attribute, filter, one))}::${type}[])`;
  }
}

const containing = (filter: FilterCondition): string => {
  if (typeof filter.value !== 'string' || filter.value === '') throw unfit(filter, 'notText');
  return `%${filter.value.replace(/[\\%_]/g, String.raw`\$&`)}%`;
};

function several(filter: FilterCondition): readonly string[] {
  if (!Array.isArray(filter.value)) throw unfit(filter, 'notList');
  return filter.value;
}

const largestWhole = 2_147_483_647;
const schemas: Readonly<Record<FieldForm, z.ZodType>> = {
  text: z.string(),
  longText: z.string(),
  date: CalendarDateText,
  instant: z.union([z.iso.datetime({ offset: true }), CalendarDateText]),
  whole: z.coerce.number().int().min(-largestWhole).max(largestWhole),
  number: z.coerce.number(),
  flag: z.union([z.boolean(), z.enum(['true', 'false'])]),
  code: z.string(),
  ref: z.uuid(),
  refs: z.uuid(),
  area: z.string(),
  node: z.uuid(),
};

/** A value that the form of the attribute can take. */
function valueOf(attribute: Attribute, filter: FilterCondition, value: unknown): unknown {
  const parsed = schemas[attribute.form].safeParse(value);
  if (!parsed.success || value === '') throw unfit(filter, problemOfForm[attribute.form] ?? 'unfit');
  if (attribute.values && !attribute.values.includes(String(parsed.data)))
    throw unfit(filter, 'notChoice', { options: attribute.values.join(', ') });
  return parsed.data;
}

/** Values of a cursor are of the same forms. */
export const fitsForm = (form: FieldForm, value: unknown): boolean => schemas[form].safeParse(value).success;

const unfit = (filter: FilterCondition, problem: RequestProblem, more: Readonly<Record<string, string>> = {}) =>
  requestInvalid(`filter.${filter.field}`, problem, more);

const problemOfForm: Partial<Readonly<Record<FieldForm, RequestProblem>>> = {
  date: 'notDate',
  instant: 'notInstant',
  whole: 'notWhole',
  number: 'notNumber',
  flag: 'notYesOrNo',
  ref: 'notId',
  refs: 'notId',
  node: 'notId',
};
