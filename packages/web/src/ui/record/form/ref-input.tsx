import { type RecordKind } from '@firebreak/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useContext, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useOutbreak } from '../../../app/outbreak.ts';
import { outbreakQuery } from '../../../app/query.ts';
import { kindWord } from '../../../text/field.ts';
import { routesOf } from '../any-record.ts';
import { subtitleOf, titleOf } from '../title.ts';
import { InlineNewContext } from './inline-new-context.ts';
import { inlineFields } from './inline-fields.ts';

interface Props {
  readonly target: RecordKind;
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
  readonly label: string;
  readonly id?: string;
  readonly onBlur?: () => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
}

/** Another record, found by name, initials, phone tail or number; what is not there yet is recorded on the spot. */
export function RefInput({ target, value, onChange, label, id, onBlur, placeholder, disabled = false }: Props) {
  const { t } = useTranslation(['record', 'app']);
  const may = useMay();
  const drawNew = useContext(InlineNewContext);
  const [search, setSearch] = useState('');
  const [adding, setAdding] = useState(false);
  const { found, chosen, loading } = useFound(target, search, value);
  const options = [...(chosen === undefined ? [] : [chosen]), ...found.filter((record) => record.id !== chosen?.id)].map((record) => ({
    value: record.id,
    label: titleOf(target, record),
    detail: subtitleOf(target, record),
  }));
  const creatable = drawNew !== undefined && inlineFields[target] !== undefined && may(`${target}.write`) && !disabled;
  return (
    <div
      className="ref-input"
      onBlur={(event) => {
        // Going on to "new" is not leaving the field.
        if (!event.currentTarget.contains(event.relatedTarget)) onBlur?.();
      }}
    >
      <Select
        {...(id === undefined ? {} : { id })}
        aria-label={label}
        disabled={disabled}
        allowClear
        showSearch={{ filterOption: false, onSearch: setSearch, searchValue: search }}
        placeholder={placeholder === undefined || placeholder === '' ? t('form.searchRef', { kind: kindWord(target) }) : placeholder}
        {...(value === undefined ? {} : { value })}
        options={options}
        optionRender={optionText}
        notFoundContent={loading ? t('app:state.loading') : t('app:state.nothingFound')}
        onChange={(next: string | undefined) => {
          setSearch('');
          onChange(next);
        }}
      />
      {creatable && value === undefined && !adding ? (
        <Button onClick={() => setAdding(true)}>{t('form.newRef', { kind: kindWord(target) })}</Button>
      ) : null}
      {adding
        ? drawNew?.({
            kind: target,
            typed: search,
            done: (record) => {
              setAdding(false);
              onChange(record.id);
            },
            cancel: () => setAdding(false),
          })
        : null}
    </div>
  );
}

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly detail: string;
}

/** Namesakes are told apart by a second fact. */
const optionText = ({ data }: { readonly data: Choice }): ReactNode => (
  <span>
    {data.label} <span className="soft">{data.detail}</span>
  </span>
);

function useFound(target: RecordKind, search: string, value: string | undefined) {
  const outbreak = useOutbreak().id;
  const found = useQuery({
    ...outbreakQuery(routesOf(target).list, { params: { outbreak }, query: { limit: MOST_FOUND, ...(search === '' ? {} : { search }) } }),
    placeholderData: keepPreviousData,
  });
  const chosen = useQuery({
    ...outbreakQuery(routesOf(target).get, { params: { outbreak, id: value ?? '' } }),
    enabled: value !== undefined,
  });
  return {
    found: found.data?.rows ?? [],
    chosen: value === undefined ? undefined : chosen.data,
    loading: found.isFetching,
  };
}

const MOST_FOUND = 20;
