import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldsOf } from '../any-record.ts';
import { type FieldGroup, type Noun } from '../noun.ts';
import { FieldRow } from './field-row.tsx';
import { type FieldProblem, type Values } from './validate.ts';

interface Props {
  readonly noun: Noun;
  readonly values: Values;
  readonly problems: Readonly<Record<string, FieldProblem>>;
  readonly onChange: (name: string, value: unknown) => void;
  readonly onBlur: (name: string) => void;
  /** Fields that the place where the form stands knows already. */
  readonly without?: readonly string[];
}

/** The fields of a form in their groups. */
export function FieldGroups({ noun, values, problems, onChange, onBlur, without = [] }: Props) {
  const { t } = useTranslation('record');
  return groupsOf(noun).map((group) => {
    const names = group.fields.filter((name) => !without.includes(name));
    if (names.length === 0) return null;
    return (
      <fieldset key={group.title} className="field-group">
        <legend>{t(`group.${group.title}`)}</legend>
        {names.map((name) => {
          const Beside = noun.beside?.[name];
          const field = { name, value: values[name], onChange: (value: unknown) => onChange(name, value) };
          return (
            <Fragment key={name}>
              <FieldRow {...field} kind={noun.kind} problem={problems[name]} onBlur={() => onBlur(name)} />
              {Beside === undefined ? null : <Beside {...field} values={values} />}
            </Fragment>
          );
        })}
      </fieldset>
    );
  });
}

/** Groups of a noun; a field of the contract that no group names stands in the last one, so none is ever missing. */
export function groupsOf(noun: Noun): readonly FieldGroup[] {
  const named = new Set(noun.groups.flatMap((group) => group.fields));
  const rest = Object.keys(fieldsOf(noun.kind)).filter((name) => !named.has(name));
  return rest.length === 0 ? noun.groups : [...noun.groups, { title: 'more', fields: rest }];
}
